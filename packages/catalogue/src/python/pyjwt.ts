import type { Model } from '@tokentrail/core';

/** PyJWT. A token that carries an audience is refused when none is asked for; one that has none is accepted. */
export const pyjwt: readonly Model[] = [
  {
    language: 'python',
    package: 'pyjwt',
    call: {
      path: 'jwt.decode',
      kind: 'token-verification',
      semantics: 'reject-if-unset',
      check: ['Argument[6,audience:]'],
      disable: [
        { at: 'Argument[3,options:].Key[verify_aud]', values: [false] },
        { at: 'Argument[3,options:].Key[verify_signature]', values: [false], unverified: true },
        { at: 'Argument[verify:]', values: [false], unverified: true },
      ],
      input: 'Argument[0,jwt:]',
      claims: 'ReturnValue',
      label: 'jwt.decode()',
    },
    versions: '>=2.5.0',
    because:
      'PyJWT 2.5 to 2.15, jwt/api_jwt.py: decode(jwt, key, algorithms, options, verify, detached_payload, audience, ...)',
  },
  {
    language: 'python',
    package: 'pyjwt',
    call: {
      path: 'jwt.decode',
      kind: 'token-verification',
      semantics: 'reject-if-unset',
      check: ['Argument[audience:]'],
      disable: [
        { at: 'Argument[3,options:].Key[verify_aud]', values: [false] },
        { at: 'Argument[3,options:].Key[verify_signature]', values: [false], unverified: true },
        { at: 'Argument[verify:]', values: [false], unverified: true },
      ],
      input: 'Argument[0,jwt:]',
      claims: 'ReturnValue',
      label: 'jwt.decode()',
    },
    versions: '>=2.0.0,<2.5.0',
    because: 'PyJWT 2.0 to 2.4, jwt/api_jwt.py: decode(jwt, key, algorithms, options, **kwargs)',
  },
  {
    language: 'python',
    package: 'pyjwt',
    call: {
      path: 'jwt.decode',
      kind: 'token-verification',
      semantics: 'reject-if-unset',
      check: ['Argument[audience:]'],
      disable: [
        { at: 'Argument[4,options:].Key[verify_aud]', values: [false] },
        { at: 'Argument[4,options:].Key[verify_signature]', values: [false], unverified: true },
        { at: 'Argument[2,verify:]', values: [false], unverified: true },
      ],
      input: 'Argument[0,jwt:]',
      claims: 'ReturnValue',
      label: 'jwt.decode()',
    },
    versions: '<2.0.0',
    because: 'PyJWT 1.7, jwt/api_jwt.py: decode(jwt, key, verify, algorithms, options, **kwargs)',
  },
  {
    language: 'python',
    package: 'pyjwt',
    call: {
      path: 'jwt.decode_complete',
      kind: 'token-verification',
      semantics: 'reject-if-unset',
      check: ['Argument[6,audience:]'],
      disable: [
        { at: 'Argument[3,options:].Key[verify_aud]', values: [false] },
        { at: 'Argument[3,options:].Key[verify_signature]', values: [false], unverified: true },
      ],
      input: 'Argument[0,jwt:]',
      claims: 'ReturnValue.Key[payload]',
      label: 'jwt.decode_complete()',
    },
  },
  {
    language: 'python',
    package: 'pyjwt',
    call: {
      path: 'jwt.PyJWT().decode',
      kind: 'token-verification',
      semantics: 'reject-if-unset',
      check: ['Argument[6,audience:]'],
      disable: [
        { at: 'Argument[3,options:].Key[verify_aud]', values: [false] },
        { at: 'Argument[3,options:].Key[verify_signature]', values: [false], unverified: true },
        { at: 'Receiver.Argument[0,options:].Key[verify_aud]', values: [false] },
        { at: 'Receiver.Argument[0,options:].Key[verify_signature]', values: [false], unverified: true },
      ],
      input: 'Argument[0,jwt:]',
      claims: 'ReturnValue',
      label: 'PyJWT().decode()',
    },
  },
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
  { language: 'python', type: { path: 'jwt.api_jwt.decode', is: 'jwt.decode' } },
  { language: 'python', type: { path: 'jwt.api_jwt.PyJWT', is: 'jwt.PyJWT' } },
  { language: 'python', neutral: { path: 'jwt.encode' } },
];
