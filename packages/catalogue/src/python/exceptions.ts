import type { Model } from '@tokentrail/core';

/** Exceptions of the language: the text of one is that of its arguments, which it keeps. */
export const exceptions: readonly Model[] = [
  {
    language: 'python',
    summary: {
      path: 'builtins.{BaseException,Exception,ArithmeticError,AssertionError,AttributeError,ConnectionError,EOFError,FileNotFoundError,IOError,ImportError,IndexError,KeyError,LookupError,NameError,NotImplementedError,OSError,PermissionError,RuntimeError,StopAsyncIteration,StopIteration,SystemExit,TimeoutError,TypeError,UnicodeError,UserWarning,ValueError,Warning}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{BaseException,Exception,ArithmeticError,AssertionError,AttributeError,ConnectionError,EOFError,FileNotFoundError,IOError,ImportError,IndexError,KeyError,LookupError,NameError,NotImplementedError,OSError,PermissionError,RuntimeError,StopAsyncIteration,StopIteration,SystemExit,TimeoutError,TypeError,UnicodeError,UserWarning,ValueError,Warning}',
      input: 'Argument[0]',
      output: 'ReturnValue.Field[args].Index[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{BaseException,Exception,ArithmeticError,AssertionError,AttributeError,ConnectionError,EOFError,FileNotFoundError,IOError,ImportError,IndexError,KeyError,LookupError,NameError,NotImplementedError,OSError,PermissionError,RuntimeError,StopAsyncIteration,StopIteration,SystemExit,TimeoutError,TypeError,UnicodeError,UserWarning,ValueError,Warning}',
      input: 'Argument[1]',
      output: 'ReturnValue.Field[args].Index[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{BaseException,Exception,ArithmeticError,AssertionError,AttributeError,ConnectionError,EOFError,FileNotFoundError,IOError,ImportError,IndexError,KeyError,LookupError,NameError,NotImplementedError,OSError,PermissionError,RuntimeError,StopAsyncIteration,StopIteration,SystemExit,TimeoutError,TypeError,UnicodeError,UserWarning,ValueError,Warning}',
      input: 'Argument[2]',
      output: 'ReturnValue.Field[args].Index[2]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{StopIteration,StopAsyncIteration}',
      input: 'Argument[0]',
      output: 'ReturnValue.Field[value]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{ExceptionGroup,BaseExceptionGroup}',
      input: 'Argument[1]',
      output: 'ReturnValue.Field[exceptions]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { method: 'with_traceback', input: 'Receiver', output: 'ReturnValue', flow: 'value' },
  },
];
