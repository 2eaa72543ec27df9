import type { Model } from '@tokentrail/core';

/** A token taken apart by hand: the middle part is decoded and read, and nothing of it is verified. */
export const handWrittenJwt: readonly Model[] = [
  {
    language: 'python',
    call: {
      path: 'json.loads',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      madeBy: [
        { calls: ['b64decode', 'urlsafe_b64decode', 'standard_b64decode', 'base64url_decode'] },
        { index: 1 },
        { calls: ['split', 'rsplit'], constant: '.', unusedIndex: 2 },
      ],
      claims: 'ReturnValue',
      label: 'json.loads() of the middle part of a token',
    },
    because: 'RFC 7519, section 3: the claims are the second of the three parts that dots separate',
  },
];
