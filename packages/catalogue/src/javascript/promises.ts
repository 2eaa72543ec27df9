import type { Model } from '@tokentrail/core';

/**
 * Promises are what they are resolved with; what they are rejected with lies under a key of its own, which no program can name.
 * Microtasks and timers run their callback with the arguments that follow.
 */
export const promises: readonly Model[] = [
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise',
      input: 'Argument[0].Parameter[0].Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise',
      input: 'Argument[0].Parameter[1].Argument[0]',
      output: 'ReturnValue.Key[#rejected]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise',
      input: 'Argument[0].Thrown',
      output: 'ReturnValue.Key[#rejected]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Promise.resolve', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise.reject',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[#rejected]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Promise.try', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise.try',
      input: 'Argument[0].Thrown',
      output: 'ReturnValue.Key[#rejected]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Promise.try', input: 'Argument[1]', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Promise.all', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise.allSettled',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Key[value]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise.allSettled',
      input: 'Argument[0].Element.Key[#rejected]',
      output: 'ReturnValue.Element.Key[reason]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Promise.{race,any}', input: 'Argument[0].Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise.{all,race}',
      input: 'Argument[0].Element.Key[#rejected]',
      output: 'ReturnValue.Key[#rejected]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { method: 'then', input: 'Receiver', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'then', input: 'Receiver.Key[#rejected]', output: 'Argument[1].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'then', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'then', input: 'Argument[1].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'then', input: 'Argument[0,1].Thrown', output: 'ReturnValue.Key[#rejected]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'then', input: 'Receiver.Key[#rejected]', output: 'ReturnValue.Key[#rejected]', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'catch', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'catch', input: 'Receiver.Key[#rejected]', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'catch', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'catch', input: 'Argument[0].Thrown', output: 'ReturnValue.Key[#rejected]', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'finally', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'finally', input: 'Argument[0].Thrown', output: 'ReturnValue.Key[#rejected]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Promise.withResolvers',
      input: 'ReturnValue.Key[resolve].Argument[0]',
      output: 'ReturnValue.Key[promise]',
      flow: 'value',
    },
  },
];

export const timers: readonly Model[] = [
  {
    language: 'javascript',
    summary: {
      path: 'global.{setTimeout,setInterval}',
      input: 'Argument[2]',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{setTimeout,setInterval}',
      input: 'Argument[3]',
      output: 'Argument[0].Parameter[1]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{setTimeout,setInterval}',
      input: 'Argument[4]',
      output: 'Argument[0].Parameter[2]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.setImmediate', input: 'Argument[1]', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.setImmediate', input: 'Argument[2]', output: 'Argument[0].Parameter[1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.setImmediate', input: 'Argument[3]', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.process.nextTick',
      input: 'Argument[1]',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.process.nextTick',
      input: 'Argument[2]',
      output: 'Argument[0].Parameter[1]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.process.nextTick',
      input: 'Argument[3]',
      output: 'Argument[0].Parameter[2]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'node:timers/promises.setTimeout', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'node:timers/promises.setImmediate', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:timers/promises.setInterval',
      input: 'Argument[1]',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    type: { path: 'node:timers.{setTimeout,setInterval,setImmediate}', is: 'global.setTimeout' },
  },
];
