/** Type names that say nothing of where a value comes from or what can be called on it. */
export const nothing: ReadonlySet<string> = new Set([
  'any',
  'asserts',
  'bigint',
  'boolean',
  'false',
  'never',
  'null',
  'number',
  'object',
  'string',
  'symbol',
  'true',
  'undefined',
  'unknown',
  'void',
  'Array',
  'BigInt',
  'Boolean',
  'Date',
  'Error',
  'Function',
  'Map',
  'Number',
  'Object',
  'Promise',
  'ReadonlyArray',
  'Record',
  'RegExp',
  'Set',
  'String',
  'Symbol',
]);

/** Generic types that stand for their first argument; promises among them, because awaiting is transparent. */
export const wrappers: ReadonlySet<string> = new Set([
  'Awaited',
  'DeepPartial',
  'Exclude',
  'Extract',
  'NoInfer',
  'NonNullable',
  'Omit',
  'Partial',
  'Pick',
  'Promise',
  'PromiseLike',
  'Readonly',
  'Required',
  'ThisType',
  'WeakRef',
]);

/** Generic types that hold values of their first argument. */
export const listTypes: ReadonlySet<string> = new Set([
  'Array',
  'ArrayLike',
  'AsyncGenerator',
  'AsyncIterable',
  'AsyncIterableIterator',
  'Generator',
  'Iterable',
  'IterableIterator',
  'Iterator',
  'ReadonlyArray',
  'ReadonlySet',
  'Set',
  'WeakSet',
]);

/** Generic types that hold values of their last argument, by key. */
export const mapTypes: ReadonlySet<string> = new Set(['Map', 'ReadonlyMap', 'Record', 'WeakMap']);

/** Types of Cloudflare that stand for the program's own class behind a binding; whether the name is imported does not matter. */
export const bindings: ReadonlySet<string> = new Set(['DurableObjectNamespace', 'DurableObjectStub', 'Service']);
