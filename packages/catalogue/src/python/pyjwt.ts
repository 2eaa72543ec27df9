import type { CallRow, Model } from '@tokentrail/core';

/** What switches the check off, in the options that a call gets or that its object was made with. */
const switchedOffIn = (options: string): NonNullable<CallRow['disable']> => [
  { at: `${options}.Key[verify_aud]`, values: [false] },
  { at: `${options}.Key[verify_signature]`, values: [false], unverified: true },
];

/** A decoding call; all of them refuse a token that has an audience when none is asked for. */
const decoding = (
  path: string,
  label: string,
  row: Pick<CallRow, 'check' | 'disable'> & { readonly claims?: string },
): { readonly language: 'python'; readonly package: string; readonly call: CallRow } => ({
  language: 'python',
  package: 'pyjwt',
  call: {
    path,
    kind: 'token-verification',
    semantics: 'reject-if-unset',
    input: 'Argument[0,jwt:]',
    claims: 'ReturnValue',
    label,
    ...row,
  },
});

/** PyJWT. A token that carries an audience is refused when none is asked for; one that has none is accepted. */
export const pyjwt: readonly Model[] = [
  {
    ...decoding('jwt.decode', 'jwt.decode()', {
      check: ['Argument[6,audience:]'],
      disable: [
        ...switchedOffIn('Argument[3,options:]'),
        { at: 'Argument[verify:]', values: [false], unverified: true },
      ],
    }),
    versions: '>=2.5.0',
    because:
      'PyJWT 2.5 to 2.15, jwt/api_jwt.py: decode(jwt, key, algorithms, options, verify, detached_payload, audience, ...)',
  },
  {
    ...decoding('jwt.decode', 'jwt.decode()', {
      check: ['Argument[audience:]'],
      disable: [
        ...switchedOffIn('Argument[3,options:]'),
        { at: 'Argument[verify:]', values: [false], unverified: true },
      ],
    }),
    versions: '>=2.0.0,<2.5.0',
    because: 'PyJWT 2.0 to 2.4, jwt/api_jwt.py: decode(jwt, key, algorithms, options, **kwargs)',
  },
  {
    ...decoding('jwt.decode', 'jwt.decode()', {
      check: ['Argument[audience:]'],
      disable: [
        ...switchedOffIn('Argument[4,options:]'),
        { at: 'Argument[2,verify:]', values: [false], unverified: true },
      ],
    }),
    versions: '<2.0.0',
    because: 'PyJWT 1.7, jwt/api_jwt.py: decode(jwt, key, verify, algorithms, options, **kwargs)',
  },
  decoding('jwt.decode_complete', 'jwt.decode_complete()', {
    check: ['Argument[6,audience:]'],
    disable: switchedOffIn('Argument[3,options:]'),
    claims: 'ReturnValue.Key[payload]',
  }),
  decoding('jwt.PyJWT().decode', 'PyJWT().decode()', {
    check: ['Argument[6,audience:]'],
    disable: [...switchedOffIn('Argument[3,options:]'), ...switchedOffIn('Receiver.Argument[0,options:]')],
  }),
  decoding('jwt.PyJWT().decode_complete', 'PyJWT().decode_complete()', {
    check: ['Argument[6,audience:]'],
    disable: [...switchedOffIn('Argument[3,options:]'), ...switchedOffIn('Receiver.Argument[0,options:]')],
    claims: 'ReturnValue.Key[payload]',
  }),
  {
    language: 'python',
    package: 'pyjwt',
    call: {
      path: 'jwt.PyJWS().decode',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0,jwt:]',
      claims: 'ReturnValue',
      label: 'PyJWS().decode()',
    },
    because: 'PyJWT 2.15, jwt/api_jws.py: this layer knows signatures and no claims',
  },
  { language: 'python', type: { path: 'jwt.api_jwt', is: 'jwt' } },
  { language: 'python', type: { path: 'jwt.api_jws.decode', is: 'jwt.PyJWS().decode' } },
  { language: 'python', neutral: { path: 'jwt.encode' } },
];
