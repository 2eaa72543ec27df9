import type { CallRow, Model } from '@tokentrail/core';

/** jsonwebtoken: the audience is compared when `options.audience` is truthy. */
export const jsonwebtoken: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: 'jsonwebtoken.verify',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[2].Key[audience]'],
      input: 'Argument[0]',
      claims: ['ReturnValue', 'Argument[2,3].Parameter[1]'],
      label: 'jsonwebtoken verify()',
    },
    because: 'jsonwebtoken 9.0: a falsy audience is not compared',
  },
  {
    language: 'javascript',
    call: {
      path: 'jsonwebtoken.decode',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'jsonwebtoken decode()',
    },
  },
  { language: 'javascript', neutral: { path: 'jsonwebtoken.sign' } },
  {
    language: 'javascript',
    call: {
      path: 'jwt-decode.{default,jwtDecode}',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'jwtDecode()',
    },
  },
];

const verifying = (row: Pick<CallRow, 'emptyCounts'>): { readonly language: 'javascript'; readonly call: CallRow } => ({
  language: 'javascript',
  call: {
    path: 'jose.{jwtVerify,jwtDecrypt}',
    kind: 'token-verification',
    semantics: 'check-if-argument',
    check: ['Argument[2].Key[audience]'],
    input: 'Argument[0]',
    claims: 'ReturnValue.Key[payload]',
    label: 'jose jwtVerify()',
    ...row,
  },
});

/** jose: `audience` makes the claim required and compares it. */
export const jose: readonly Model[] = [
  {
    ...verifying({ emptyCounts: true }),
    versions: '>=6.0.0',
    because: 'jose 6: an undefined audience is not compared, an empty one equals none; other spellings are ignored',
  },
  {
    ...verifying({}),
    versions: '<6.0.0',
    because: 'jose 4 and 5: an undefined audience is not compared, an empty one must only be there',
  },
  {
    language: 'javascript',
    call: {
      path: 'jose.decodeJwt',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'jose decodeJwt()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'jose.{compactVerify,flattenedVerify,generalVerify}',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0]',
      claims: 'ReturnValue.Key[payload]',
      label: 'jose compactVerify()',
    },
  },
];
