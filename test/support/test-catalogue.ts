import type { Catalogue } from '@tokentrail/core';

const PLAIN = 'test-sink';
const DEEP = 'test-deep-sink';
const HEADERS = 'test-header-sink';

/**
 * The neutral vocabulary of the language fixtures, so that their meaning does not hang on library rows: `source()` gives a marked
 * value, `sink(x)` must not get one, `sink_any(x)`/`sinkAny(x)` must not get one in any content, `send(headers=x)`/`send(x)` must
 * not get one under a credential header, `exchange(x)` ends it, `is_safe(x)`/`isSafe(x)` clears it where true.
 */
export const testCatalogue: Catalogue = {
  rules: [
    {
      id: 'flow',
      kind: 'flow',
      sources: ['test-source'],
      sinks: [PLAIN, DEEP, HEADERS],
      barriers: ['test-barrier'],
      severity: 'high',
      message: '{source} reaches {sink}',
    },
  ],
  models: [
    { language: 'any', source: { function: 'source', kind: 'test-source' } },
    { language: 'any', sink: { function: 'sink', argument: 'any', contents: 'none', kind: PLAIN } },
    { language: 'any', sink: { function: 'sink_any', argument: 'any', contents: 'any', kind: DEEP } },
    { language: 'any', sink: { function: 'sinkAny', argument: 'any', contents: 'any', kind: DEEP } },
    { language: 'any', sink: { function: 'send', argument: 'any', contents: 'credential-keys', kind: HEADERS } },
    { language: 'any', barrier: { function: 'exchange', kind: 'test-barrier' } },
    { language: 'any', barrierGuard: { function: 'is_safe', argument: 0, when: true, kind: 'test-barrier' } },
    { language: 'any', barrierGuard: { function: 'isSafe', argument: 0, when: true, kind: 'test-barrier' } },
  ],
  kinds: [
    { kind: 'test-source', description: 'a marked value' },
    { kind: PLAIN, description: 'must not get the value itself', contents: 'none' },
    { kind: DEEP, description: 'must not get the value in any content', contents: 'any' },
    { kind: HEADERS, description: 'must not get the value under a credential header', contents: 'credential-keys' },
    { kind: 'test-barrier', description: 'ends the value' },
  ],
  headerNames: ['authorization', 'cookie', 'x-api-key'],
  credentialKeys: ['authorization', 'cookie', 'x-api-key'],
  contexts: [],
  genericSinks: [],
};
