import type { Model } from '@tokentrail/core';

/** Modules of the standard library that copy, encode, wrap or rebuild values. */
export const stdlib: readonly Model[] = [
  { language: 'python', summary: { path: 'json.dumps', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'python',
    summary: { path: 'json.dumps', input: 'Argument[0].AnyContent', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'json.loads', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
  },
  { language: 'python', summary: { path: 'json.loads', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'python',
    summary: { path: 'json.loads', input: 'Argument[0]', output: 'ReturnValue.AnyKey.AnyKey', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 'base64.{b64encode,b64decode,urlsafe_b64encode,urlsafe_b64decode,standard_b64encode,standard_b64decode}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'binascii.{hexlify,unhexlify,a2b_base64,b2a_base64}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'urllib.parse.{quote,quote_plus,unquote,unquote_plus,quote_from_bytes}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'urllib.parse.urlencode', input: 'Argument[0].AnyContent', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 'urllib.parse.{urljoin,urlparse,urlsplit,urlunparse,urlunsplit}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'urllib.parse.parse_qs',
      input: 'Argument[0]',
      output: 'ReturnValue.AnyKey.Element',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'urllib.parse.parse_qsl',
      input: 'Argument[0]',
      output: 'ReturnValue.Element.Index[1]',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'copy.{copy,deepcopy}', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'python', summary: { path: 'typing.cast', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'python',
    summary: { path: 'typing_extensions.cast', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'dataclasses.replace', input: 'Keywords', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'dataclasses.replace', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'dataclasses.{asdict,astuple}', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'types.SimpleNamespace', input: 'Keywords', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'typing.NewType()()', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'attrs.{evolve,assoc}', input: 'Keywords', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'attrs.{evolve,assoc,asdict}', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'python', type: { path: 'attr', is: 'attrs' } },
  {
    language: 'python',
    summary: { path: 'typing.TypeVar', input: 'Argument[bound:]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'typing.TypeVar', input: 'Argument[1..]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'types.MappingProxyType',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'collections.{OrderedDict,UserDict,UserList}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'collections.ChainMap', input: 'Argument[any]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'collections.deque', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'collections.defaultdict',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'collections.Counter', input: 'Argument[0].Element', output: 'ReturnValue.MapKey', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'collections.defaultdict', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'functools.partial',
      input: 'Argument[0,func:]',
      output: 'ReturnValue',
      flow: 'bind',
    },
  },
  {
    language: 'python',
    // No object that it is read through becomes its receiver, as with `partial`.
    summary: { path: 'builtins.staticmethod', input: 'Argument[0]', output: 'ReturnValue', flow: 'bind' },
  },
  {
    language: 'python',
    summary: { path: 'collections.OrderedDict', input: 'Keywords', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'functools.partialmethod',
      input: 'Argument[0,func:]',
      output: 'ReturnValue',
      flow: 'method',
    },
  },
  {
    language: 'python',
    neutral: { path: 'functools.wraps' },
    because: 'copies the names of what it gets; never calls it',
  },
  {
    language: 'python',
    summary: {
      path: 'functools.{lru_cache,cache,cached_property}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    storage: { write: 'functools.{lru_cache,cache}.Argument[0].ReturnValue', slot: 'functools.cache' },
  },
  {
    language: 'python',
    summary: { path: 'functools.lru_cache()()', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'functools.reduce',
      input: 'Argument[1].Element',
      output: 'Argument[0].Parameter[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'functools.reduce', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'functools.reduce', input: 'Argument[2]', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'contextlib.{contextmanager,asynccontextmanager}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'contextlib.{nullcontext,closing,aclosing}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'operator.itemgetter()()', input: 'Argument[0].AnyKey', output: 'ReturnValue', flow: 'value' },
  },
  // What looks at a function does not call it.
  {
    language: 'python',
    neutral: {
      path: 'inspect.{signature,getdoc,getfile,getmodule,getsource,getsourcefile,getsourcelines,getfullargspec,isfunction,ismethod,isclass,isawaitable,iscoroutine,iscoroutinefunction,isgeneratorfunction,isasyncgenfunction}',
    },
  },
];

/** What ends a credential: a digest or a comparison cannot be sent in its place. The key of an HMAC is not the data. */
export const digests: readonly Model[] = [
  {
    language: 'python',
    neutral: {
      path: 'hashlib.{sha1,sha224,sha256,sha384,sha512,md5,blake2b,blake2s,new,sha3_256,sha3_512,pbkdf2_hmac,scrypt}',
    },
  },
  {
    language: 'python',
    neutral: {
      path: 'hashlib.{sha1,sha224,sha256,sha384,sha512,md5,blake2b,blake2s,new,sha3_256,sha3_512}().{update,digest,hexdigest,copy}',
    },
  },
  {
    language: 'python',
    summary: { path: 'hmac.{new,digest}', input: 'Argument[0,key:]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'hmac.new().{digest,hexdigest}', input: 'Receiver', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'python', neutral: { path: 'uuid.{uuid4,uuid5,UUID}' } },
  {
    language: 'python',
    summary: {
      path: 'urllib.parse.{urlparse,urlsplit}',
      input: 'Argument[0]',
      output: 'ReturnValue.AnyKey',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'shlex.split', input: 'Argument[0]', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'shlex.join', input: 'Argument[0].Element', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'os.path.join', input: 'Argument[any]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 'os.path.{basename,dirname,abspath,normpath,realpath,expanduser,expandvars}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'io.{StringIO,BytesIO}', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: { path: 'io.{StringIO,BytesIO}().write', input: 'Argument[0]', output: 'Receiver', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 'io.{StringIO,BytesIO}().writelines',
      input: 'Argument[0].Element',
      output: 'Receiver',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'io.{StringIO,BytesIO}().{getvalue,read,readline}',
      input: 'Receiver',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: { path: 'string.Template', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    summary: {
      path: 'string.Template().{substitute,safe_substitute}',
      input: 'Receiver',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'string.Template().{substitute,safe_substitute}',
      input: 'Argument[0].AnyContent',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'string.Template().{substitute,safe_substitute}',
      input: 'Argument[any]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'heapq.{heappush,heappushpop,heapreplace}',
      input: 'Argument[1]',
      output: 'Argument[0].Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'heapq.{heappushpop,heapreplace}', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'heapq.{heappop,heappushpop,heapreplace}',
      input: 'Argument[0].Element',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'heapq.{nlargest,nsmallest}',
      input: 'Argument[1].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'heapq.merge', input: 'Argument[any].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'collections.Counter().most_common',
      input: 'Receiver.MapKey',
      output: 'ReturnValue.Element.Index[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'operator.itemgetter()()',
      input: 'Argument[0].AnyKey',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
];
