import type { Model } from '@tokentrail/core';

/** A token taken apart by hand: the middle part is decoded and read, and nothing of it is verified. */
export const handWrittenJwt: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: 'global.JSON.parse',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      madeBy: [
        { calls: ['from', 'atob', 'decode', 'toBuffer', 'decodeBase64', 'base64UrlDecode'] },
        { index: 1 },
        { calls: ['split'], constant: '.', unusedIndex: 2 },
      ],
      claims: 'ReturnValue',
      label: 'JSON.parse() of the middle part of a token',
    },
    because: 'RFC 7519, section 3: the claims are the second of the three parts that dots separate',
  },
];
