import type { Model } from '@tokentrail/core';

/** Events: what is emitted under a name, the listeners of that name get. */
export const events: readonly Model[] = [
  { language: 'javascript', type: { path: 'node:events.default', is: 'node:events.EventEmitter' } },
  {
    language: 'javascript',
    storage: { write: 'node:events.EventEmitter().emit.Argument[1]', key: 'Argument[0]', slot: 'site' },
  },
  {
    language: 'javascript',
    storage: {
      read: 'node:events.EventEmitter().{on,once,addListener,prependListener,prependOnceListener}.Argument[1].Parameter[0]',
      key: 'Argument[0]',
      slot: 'site',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'node:events.EventEmitter().emit.Argument[2]', key: 'Argument[0]', slot: 'site second' },
  },
  {
    language: 'javascript',
    storage: {
      read: 'node:events.EventEmitter().{on,once,addListener,prependListener,prependOnceListener}.Argument[1].Parameter[1]',
      key: 'Argument[0]',
      slot: 'site second',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'node:events.EventEmitter().emit.Argument[3]', key: 'Argument[0]', slot: 'site third' },
  },
  {
    language: 'javascript',
    storage: {
      read: 'node:events.EventEmitter().{on,once,addListener,prependListener,prependOnceListener}.Argument[1].Parameter[2]',
      key: 'Argument[0]',
      slot: 'site third',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'global.EventTarget().dispatchEvent.Argument[0]', slot: 'events.EventTarget' },
  },
  {
    language: 'javascript',
    storage: { read: 'global.EventTarget().addEventListener.Argument[1].Parameter[0]', slot: 'events.EventTarget' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.CustomEvent', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
];
