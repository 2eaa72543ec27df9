import type { Model } from '@tokentrail/core';

/** Methods of strings, by name, for receivers of unknown class. What only tests a string gives a clean result. */
export const stringMethods: readonly Model[] = [
  {
    language: 'javascript',
    summary: { method: 'split', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  { language: 'javascript', summary: { method: 'substring', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'substr', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'slice', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'javascript',
    summary: { method: 'slice', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'trim', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'trimStart', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'trimEnd', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'replace', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'javascript',
    summary: { method: 'replace', input: 'Argument[1]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'replaceAll', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'replaceAll', input: 'Argument[1]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'toLowerCase', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'toUpperCase', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'javascript', summary: { method: 'padStart', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'padEnd', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'toString', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'valueOf', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'javascript', summary: { method: 'normalize', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'concat', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'concat', input: 'Argument[any]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'concat', input: 'Argument[any].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'match', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'match', input: 'Receiver', output: 'ReturnValue.Key[groups].AnyKey', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'matchAll', input: 'Receiver', output: 'ReturnValue.Element.Element', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'exec', input: 'Argument[0]', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'exec', input: 'Argument[0]', output: 'ReturnValue.Key[groups].AnyKey', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'startsWith', input: 'Receiver', output: 'ReturnValue', flow: 'clear' },
  },
  { language: 'javascript', summary: { method: 'endsWith', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'javascript', summary: { method: 'includes', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'javascript', summary: { method: 'indexOf', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  {
    language: 'javascript',
    summary: { method: 'localeCompare', input: 'Receiver', output: 'ReturnValue', flow: 'clear' },
  },
  {
    language: 'javascript',
    summary: { method: 'replace', input: 'Argument[1].ReturnValue', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'replace', input: 'Receiver', output: 'Argument[1].Parameter[0,1,2]', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'replaceAll', input: 'Argument[1].ReturnValue', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'replaceAll', input: 'Receiver', output: 'Argument[1].Parameter[0,1,2]', flow: 'taint' },
  },
  { language: 'javascript', summary: { method: 'charAt', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'repeat', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'javascript',
    summary: { method: 'toLocaleUpperCase', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'toLocaleLowerCase', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'toWellFormed', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'toString', input: 'Receiver.Element', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { method: 'lastIndexOf', input: 'Receiver', output: 'ReturnValue', flow: 'clear' },
  },
  { language: 'javascript', summary: { method: 'search', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  {
    language: 'javascript',
    summary: { method: 'charCodeAt', input: 'Receiver', output: 'ReturnValue.Key[#code]', flow: 'value' },
    because: 'a character comes back out of its number, and out of nothing that was computed from it',
  },
  {
    language: 'javascript',
    summary: { method: 'toString', input: 'Receiver.Key[#code]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.String.{fromCharCode,fromCodePoint}',
      input: 'Argument[any].Key[#code]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { method: 'codePointAt', input: 'Receiver', output: 'ReturnValue.Key[#code]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'isWellFormed', input: 'Receiver', output: 'ReturnValue', flow: 'clear' },
  },
  {
    language: 'javascript',
    summary: { method: 'concat', input: 'Argument[any]', output: 'ReturnValue.Element', flow: 'value' },
  },
];
