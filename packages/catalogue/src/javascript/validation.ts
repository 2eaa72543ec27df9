import type { Model } from '@tokentrail/core';

/** Schema libraries hand through what they check. */
export const validation: readonly Model[] = [
  { language: 'javascript', summary: { method: 'parse', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'parseAsync', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'safeParse', input: 'Argument[0]', output: 'ReturnValue.Key[data]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'safeParseAsync', input: 'Argument[0]', output: 'ReturnValue.Key[data]', flow: 'value' },
  },
];
