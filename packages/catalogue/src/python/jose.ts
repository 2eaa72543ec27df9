import type { Model } from '@tokentrail/core';

/** python-jose. A foreign audience is refused when none is asked for; a token without one passes even then. */
export const pythonJose: readonly Model[] = [
  {
    language: 'python',
    package: 'python-jose',
    call: {
      path: 'jose.jwt.decode',
      kind: 'token-verification',
      semantics: 'reject-if-unset',
      check: ['Argument[4,audience:]'],
      disable: [
        {
          at: 'Argument[3,options:].Key[verify_aud]',
          values: [false],
          unless: { at: 'Argument[3,options:].Key[require_aud]', values: [true] },
        },
        {
          at: 'Argument[3,options:].Key[verify_signature]',
          values: [false],
          unverified: true,
          unless: { at: 'Argument[4,audience:]' },
        },
      ],
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
      label: 'jose.jwt.decode()',
    },
    because:
      'python-jose 3.5, jose/jwt.py: decode(token, key, algorithms, options, audience, ...); verify_signature leaves the claims checked',
  },
  {
    language: 'python',
    package: 'python-jose',
    call: {
      path: 'jose.jwt.get_unverified_claims',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
      label: 'jose.jwt.get_unverified_claims()',
    },
  },
  {
    language: 'python',
    package: 'python-jose',
    call: {
      path: 'jose.jws.verify',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
      label: 'jose.jws.verify()',
    },
  },
  { language: 'python', neutral: { path: 'jose.jwt.{get_unverified_header,get_unverified_headers,encode}' } },
];
