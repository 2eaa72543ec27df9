import type { Model } from '@tokentrail/core';

/** `re`: what matched is text of the subject, by number, by name and as a whole. */
export const regularExpressions: readonly Model[] = [
  {
    language: 'python',
    summary: {
      path: 're.{match,search,fullmatch}',
      input: 'Argument[1,string:]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 're.{match,search,fullmatch}',
      input: 'Argument[1,string:]',
      output: 'ReturnValue.AnyKey',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().{match,search,fullmatch}',
      input: 'Argument[0,string:]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().{match,search,fullmatch}',
      input: 'Argument[0,string:]',
      output: 'ReturnValue.AnyKey',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 're.finditer', input: 'Argument[1,string:]', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 're.finditer', input: 'Argument[1,string:]', output: 'ReturnValue.Element.AnyKey', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().finditer',
      input: 'Argument[0,string:]',
      output: 'ReturnValue.Element',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().finditer',
      input: 'Argument[0,string:]',
      output: 'ReturnValue.Element.AnyKey',
      flow: 'taint',
    },
  },
  { language: 'python', summary: { method: 'group', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'python',
    summary: { method: 'groups', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { method: 'groupdict', input: 'Receiver', output: 'ReturnValue.AnyKey', flow: 'taint' },
  },
  { language: 'python', summary: { method: 'expand', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', neutral: { path: 're.{match,search,fullmatch}().{start,end,span}' } },
  { language: 'python', neutral: { path: 're.compile().{match,search,fullmatch}().{start,end,span}' } },
  {
    language: 'python',
    summary: { path: 're.{sub,subn}', input: 'Argument[2,string:]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 're.{sub,subn}', input: 'Argument[1,repl:]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 're.{sub,subn}', input: 'Argument[1,repl:].ReturnValue', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 're.{sub,subn}', input: 'Argument[2,string:]', output: 'Argument[1].Parameter[0]', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 're.compile().{sub,subn}', input: 'Argument[1,string:]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 're.compile().{sub,subn}', input: 'Argument[0,repl:]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().{sub,subn}',
      input: 'Argument[0,repl:].ReturnValue',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().{sub,subn}',
      input: 'Argument[1,string:]',
      output: 'Argument[0].Parameter[0]',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 're.{split,findall}', input: 'Argument[1,string:]', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 're.compile().{split,findall}',
      input: 'Argument[0,string:]',
      output: 'ReturnValue.Element',
      flow: 'taint',
    },
  },
  { language: 'python', summary: { path: 're.escape', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', neutral: { path: 're.compile' } },
];
