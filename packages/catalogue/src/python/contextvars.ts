import type { Model } from '@tokentrail/core';

/** Values that travel beside the call: context variables, thread locals, the environment of the process. */
export const contextvars: readonly Model[] = [
  {
    language: 'python',
    storage: {
      write: 'contextvars.ContextVar().set.Argument[0]',
      read: 'contextvars.ContextVar().get()',
      slot: 'site',
    },
  },
  {
    language: 'python',
    summary: { path: 'contextvars.ContextVar().get', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'contextvars.ContextVar',
      input: 'Argument[default:]',
      output: 'ReturnValue.Field[default]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'contextvars.ContextVar().get',
      input: 'Receiver.Field[default]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'contextvars.copy_context().run',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  { language: 'python', storage: { write: 'os.environ', read: 'os.environ', slot: 'env' } },
  { language: 'python', storage: { read: 'os.getenv()', slot: 'env', key: 'Argument[0]' } },
];
