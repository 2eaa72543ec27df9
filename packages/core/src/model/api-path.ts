// The identifying path of a library value, from a package root (CodeQL API graphs). Not an access path of taint: two ideas,
// two names. This file holds the grammar and its parser.
//
//   path     = root { "." token | "()" }
//   root     = name | '"' any '"'          python: first dotted name (`starlette`); javascript: the specifier, in quotes when it
//                                          holds a dot (`"@modelcontextprotocol/sdk/server/mcp.js"`); `global` (JavaScript) and
//                                          `builtins` (Python) for names that no import brings
//   token    = name | "{" name {"," name} "}"   a member: attribute, export, submodule, static or instance method
//            | "Member[" name {"|" name} "]"    the same
//            | "ReturnValue" | "()"             what a call (or construction: the instance) gives
//            | "Argument[" places "]"           an argument of a call of it: 0, 1.., any, name:, several by comma
//            | "Parameter[" places "]"          a parameter of a callable found here (callbacks, decorated functions, methods)
//            | "Decorated"                      the function or class that this decorator is applied to
//            | "Subclass" | "Method[" name {"|" name} "]"   project classes that extend it, and their methods
//            | "Key[" name {"|" name} "]" | "Field[..]" | "Element" | "Index[n]" | "AnyKey" | "MapKey"   contents of the value
//            | "Key[Argument[0]]"               the key is the constant value of an argument (get, set, pop)
//            | "Receiver"                       the object the method is called on

/** Which argument or parameter: by index, from an index on, any, or by name. */
export type Place =
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'from'; readonly index: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'name'; readonly name: string };

export type ApiToken =
  | { readonly kind: 'root'; readonly name: string }
  | { readonly kind: 'member'; readonly names: readonly string[] }
  | { readonly kind: 'return' }
  | { readonly kind: 'argument'; readonly places: readonly Place[] }
  | { readonly kind: 'parameter'; readonly places: readonly Place[] }
  | { readonly kind: 'decorated' }
  | { readonly kind: 'subclass' }
  | { readonly kind: 'method'; readonly names: readonly string[] }
  | { readonly kind: 'key'; readonly names: readonly string[] }
  | { readonly kind: 'field'; readonly names: readonly string[] }
  | { readonly kind: 'element' }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'anyKey' }
  | { readonly kind: 'mapKey' }
  | { readonly kind: 'keyOfArgument'; readonly place: Place }
  | { readonly kind: 'receiver' };

export interface ApiPath {
  readonly text: string;
  readonly tokens: readonly ApiToken[];
}
