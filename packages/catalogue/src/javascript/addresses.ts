import type { Model } from '@tokentrail/core';

/** Names under which a token stands in a query or a form. */
const NAMES = 'access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token';

/** Calls whose first argument is an address, with the values of its query under their names. */
const CALLS: readonly string[] = [
  'global.fetch',
  'axios.{get,post,put,patch,delete,head,options}',
  'got',
  'got.{get,post,put,patch,delete,head}',
  'ky',
  'ky.{get,post,put,patch,delete,head}',
];

/** Tokens in addresses: in the query of a text, in a `URL`. */
export const addresses: readonly Model[] = [
  ...CALLS.flatMap((call): readonly Model[] =>
    [
      `Key[${NAMES}]`,
      ...(call.startsWith('axios') || call === 'global.fetch' ? [] : [`Key[searchParams].Key[${NAMES}]`]),
    ].map((place) => ({
      language: 'javascript',
      sink: {
        path: `${call}.Argument[0].${place}`,
        contents: 'none',
        kind: 'outbound-credential',
        address: 'Argument[0]',
        label: 'the address of the request',
      },
    })),
  ),
  {
    language: 'javascript',
    summary: {
      path: 'global.URL().toString',
      input: `Receiver.Key[searchParams].Key[${NAMES}]`,
      output: 'ReturnValue.Key[access_token]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.URLSearchParams().toString',
      input: `Receiver.Key[${NAMES}]`,
      output: 'ReturnValue.Key[access_token]',
      flow: 'value',
    },
  },
];
