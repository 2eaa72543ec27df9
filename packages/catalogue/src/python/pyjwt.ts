import type { CallRow, Model } from '@tokentrail/core';

type Switches = NonNullable<CallRow['disable']>;

/** What the versions of PyJWT differ in: where a call takes the audience and its options, and what switches the check off. */
interface Form {
  readonly versions: string;
  readonly because: string;
  readonly audience: string;
  readonly disable: Switches;
}

/** From 2.0 on an unverified decode checks no claim; `asked`: unless the same options ask for the audience. */
const options = (asked: boolean): Switches => {
  const unless = { at: 'Argument[3,options:].Key[verify_aud]', values: [true] };
  return [
    { at: 'Argument[3,options:].Key[verify_aud]', values: [false] },
    {
      at: 'Argument[3,options:].Key[verify_signature]',
      values: [false],
      unverified: true,
      ...(asked ? { unless } : {}),
    },
    { at: 'Receiver.Argument[0,options:].Key[verify_aud]', values: [false], unless },
    { at: 'Receiver.Argument[0,options:].Key[verify_signature]', values: [false], unverified: true },
  ];
};

const newest: Form = {
  versions: '>=2.5.0',
  because:
    'PyJWT 2.5 to 2.15, jwt/api_jwt.py: decode(jwt, key, algorithms, options, verify, detached_payload, audience, ...); verify does nothing',
  audience: 'Argument[6,audience:]',
  disable: options(true),
};

const keywordOnly: Form = {
  versions: '>=2.3.0,<2.5.0',
  because: 'PyJWT 2.3 and 2.4, jwt/api_jwt.py: decode(jwt, key, algorithms, options, **kwargs)',
  audience: 'Argument[audience:]',
  disable: options(true),
};

const neverAsked: Form = {
  versions: '>=2.0.0,<2.3.0',
  because: 'PyJWT 2.0 to 2.2: as 2.3, and verify_aud beside a verify_signature that is off does nothing',
  audience: 'Argument[audience:]',
  disable: options(false),
};

const first: Form = {
  versions: '<2.0.0',
  because:
    'PyJWT 1.7, jwt/api_jwt.py: decode(jwt, key, verify, algorithms, options, **kwargs); verify_signature leaves the claims checked',
  audience: 'Argument[audience:]',
  disable: [
    { at: 'Argument[2,verify:]', values: [false], unverified: true },
    { at: 'Argument[4,options:].Key[verify_aud]', values: [false] },
    {
      at: 'Argument[4,options:].Key[verify_signature]',
      values: [false],
      unverified: true,
      unless: { at: 'Argument[audience:]' },
    },
  ],
};

/** A decoding call of those versions; all of them refuse a token that has an audience when none is asked for. */
const decoding = (
  name: 'decode' | 'decode_complete',
  { versions, because, audience, disable }: Form,
): { readonly language: 'python'; readonly call: CallRow } & Pick<Model, 'package' | 'versions' | 'because'> => ({
  language: 'python',
  package: 'pyjwt',
  call: {
    path: `jwt.PyJWT().${name}`,
    kind: 'token-verification',
    semantics: 'reject-if-unset',
    check: [audience],
    emptyCounts: true,
    disable,
    input: 'Argument[0,jwt:]',
    claims: name === 'decode' ? 'ReturnValue' : 'ReturnValue.Key[payload]',
    label: `jwt.${name}()`,
  },
  versions,
  because,
});

/** PyJWT. A token that carries an audience is refused when none is asked for; one that has none is accepted. */
export const pyjwt: readonly Model[] = [
  { language: 'python', type: { path: 'jwt.decode', is: 'jwt.PyJWT().decode' } },
  { language: 'python', type: { path: 'jwt.decode_complete', is: 'jwt.PyJWT().decode_complete' } },
  decoding('decode', newest),
  decoding('decode_complete', newest),
  decoding('decode', keywordOnly),
  decoding('decode_complete', keywordOnly),
  decoding('decode', neverAsked),
  decoding('decode_complete', neverAsked),
  decoding('decode', first),
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
