import type { Model } from '@tokentrail/core';

/** Methods of strings and bytes, by name, for receivers of unknown class. Tests of a string (startswith, find) give no row: they are clean. */
export const stringMethods: readonly Model[] = [
  { language: 'python', summary: { method: 'split', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' } },
  {
    language: 'python',
    summary: { method: 'rsplit', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { method: 'splitlines', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { method: 'partition', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { method: 'rpartition', input: 'Receiver', output: 'ReturnValue.Element', flow: 'taint' },
  },
  { language: 'python', summary: { method: 'strip', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'lstrip', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'rstrip', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'removeprefix', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'removesuffix', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'replace', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'replace', input: 'Argument[1]', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'lower', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'upper', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'casefold', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'title', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'encode', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'decode', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'zfill', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'ljust', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'expandtabs', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'capitalize', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'swapcase', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'center', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'rjust', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'translate', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: '__str__', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: '__format__', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'hex', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'python',
    summary: {
      path: 'builtins.str.{strip,lstrip,rstrip,lower,upper,casefold,title,capitalize,swapcase,removeprefix,removesuffix,replace,encode,zfill,center,ljust,rjust,expandtabs,translate,format}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.str.{split,rsplit,splitlines,partition,rpartition}',
      input: 'Argument[0]',
      output: 'ReturnValue.Element',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'builtins.str.join', input: 'Argument[1].Element', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.bytes.decode', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.{bytes,bytearray}.fromhex', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'python', summary: { method: 'join', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'python', summary: { method: 'format', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'python',
    summary: { method: 'format_map', input: 'Argument[0].AnyKey', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'python', summary: { method: 'startswith', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'endswith', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'rfind', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'rindex', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isalnum', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isalpha', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isascii', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isdecimal', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isidentifier', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'islower', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isnumeric', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isprintable', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isspace', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'istitle', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isupper', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: '__len__', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: '__contains__', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: '__eq__', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'find', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'index', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'count', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'python', summary: { method: 'isdigit', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  {
    language: 'python',
    summary: { method: 'get_secret_value', input: 'Receiver', output: 'ReturnValue', flow: 'value' },
  },
];

/** Methods of dictionaries and header mappings. A key selects a value; it never becomes one. */
export const mappingMethods: readonly Model[] = [
  {
    language: 'python',
    summary: { method: 'get', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'get', input: 'Argument[1,default:]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'getlist', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'get_all', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'getall', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'getone', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'pop', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'python', summary: { method: 'pop', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: 'setdefault', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: 'update', input: 'Argument[0]', output: 'Receiver', flow: 'value' } },
  { language: 'python', summary: { method: 'items', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { method: 'items', input: 'Receiver.AnyKey', output: 'ReturnValue.Element.Index[1]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'items', input: 'Receiver.MapKey', output: 'ReturnValue.Element.Index[0]', flow: 'value' },
  },
  { language: 'python', summary: { method: 'multi_items', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { method: 'multi_items', input: 'Receiver.AnyKey', output: 'ReturnValue.Element.Index[1]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'values', input: 'Receiver.AnyKey', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'keys', input: 'Receiver.MapKey', output: 'ReturnValue.Element', flow: 'value' },
  },
  { language: 'python', summary: { method: 'copy', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: 'mutablecopy', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { method: 'popitem', input: 'Receiver.AnyKey', output: 'ReturnValue.Index[1]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'popitem', input: 'Receiver.MapKey', output: 'ReturnValue.Index[0]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.dict.fromkeys', input: 'Argument[1]', output: 'ReturnValue.AnyKey', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.dict.fromkeys',
      input: 'Argument[0].Element',
      output: 'ReturnValue.MapKey',
      flow: 'value',
    },
  },
  { language: 'python', summary: { method: '_asdict', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: '__enter__', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: '__aenter__', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
];

/** Methods of lists and sets. */
export const sequenceMethods: readonly Model[] = [
  {
    language: 'python',
    summary: { method: 'popleft', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'union', input: 'Argument[any].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      method: 'symmetric_difference',
      input: 'Argument[any].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  { language: 'python', summary: { method: 'union', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: 'intersection', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'python', summary: { method: 'difference', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { method: 'symmetric_difference', input: 'Receiver', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'extendleft', input: 'Argument[0].Element', output: 'Receiver.Element', flow: 'value' },
  },
];

/** Functions that every Python file has. */
export const builtinFunctions: readonly Model[] = [
  { language: 'python', summary: { path: 'builtins.str', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'python',
    summary: {
      path: 'builtins.{bytes,bytearray,memoryview,repr,ascii,format}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'builtins.dict', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'python', summary: { path: 'builtins.dict', input: 'Keywords', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { path: 'builtins.getattr', input: 'Argument[0].Key[Argument[1]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.setattr', input: 'Argument[2]', output: 'Argument[0].Key[Argument[1]]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.getattr', input: 'Argument[2]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.vars', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    neutral: {
      path: 'builtins.{len,bool,int,float,isinstance,issubclass,hasattr,callable,hash,id,type,print,range,any,all,ord,open,abs,round}',
    },
  },
];
