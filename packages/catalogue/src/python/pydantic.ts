import type { Model } from '@tokentrail/core';

/** pydantic and pydantic-settings: what goes into a model comes out of it; masked texts do not. */
export const pydantic: readonly Model[] = [
  {
    language: 'python',
    summary: { path: 'pydantic.SecretStr', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'model_construct', input: 'Keywords', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'python', summary: { method: 'model_dump', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { method: 'model_dump_json', input: 'Receiver.AnyContent', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { method: 'model_validate', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'model_validate_json', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { method: 'parse_raw', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
  },
  { language: 'python', summary: { method: 'parse_obj', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: {
      path: 'pydantic.TypeAdapter().validate_python',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
];
