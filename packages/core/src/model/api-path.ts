// The identifying path of a library value, from a package root (CodeQL API graphs). Not an access path of taint: two ideas,
// two names. This file holds the grammar; parse-api-path.ts reads it.
//
//   path     = root { "." token | "()" }
//   relative = token { "." token | "()" }      summary ends, places of call rows: begins with Argument, Keywords, Receiver or ReturnValue
//   root     = name | '"' any '"'              python: first dotted name (`starlette`); javascript: the specifier, in quotes when
//                                              it holds a dot (`"@modelcontextprotocol/sdk/server/mcp.js"`); `global` (JavaScript)
//                                              and `builtins` (Python) for names that no import brings; `exports` for what files of
//                                              the program export (`exports.default.fetch`), "exports of pages/api" for those alone
//                                              whose path without its ending has these segments one after the other
//                                              "callable scope receive send" for what the program defines with these parameters
//                                              (and classes that are built with them), `..` for more after them, and
//                                              "callable request .. using django" in files that import the package
//   token    = name | "{" name {"," name} "}"  a member: attribute, export, submodule, static or instance method
//            | "Member[" names "]"             the same; for names that look like a token of this grammar or hold odd characters
//            | "ReturnValue" | "()"            what a call (or construction: the instance) gives; `f().ReturnValue` is one call,
//                                              a call of the result is `f()()`
//            | "Argument[" places "]"          an argument of a call of it
//            | "Parameter[" places "]"         a parameter of a callable found here (callbacks, decorated functions, methods)
//            | "Decorated"                     the function or class that this decorator is applied to
//            | "Subclass"                      project classes that extend it
//            | "Method[" names "]"             methods of project classes (after Subclass, Decorated, or an argument)
//            | "Receiver"                      the object the method is called on, and of a plain call the function itself; only first
//                                              in a relative path
//            | "Keywords"                      all keyword arguments as one mapping; only as the input of a summary, whose output then
//                                              holds them in place of what other rows of the call give it under these names
//            | "Thrown"                        what a callback throws; only in summaries, after the callback
//            | content
//   content  = "Key[" names "]"                values under these mapping keys
//            | "Key[Argument[" place "]]"      the key is the constant that this argument holds (get, set, pop)
//            | "Path[Argument[" place "]]"     what the text in this argument leads to, a key after the other (`"headers.authorization"`); only
//                                              in summaries
//            | "Field[" names "]"              attributes (Python); the same as Key in JavaScript
//            | "Index[" number "]" | "Element" one position; any position, member of a set, item of an iteration
//            | "AnyKey" | "MapKey"             values under any key; the keys themselves
//            | "AnyContent"                    whatever is inside, two levels deep at most when it is an input
//   places   = place { "," place }
//   place    = number | number ".." | "any" | name ":"     by position, from a position on, each of them, by keyword
//   names    = name { "|" name }
//
// In the input of a summary, an argument after the first token is what the program calls a function of library code with: one that
// a callback gets (`Argument[0].Parameter[0].Argument[0]`, what an executor resolves its promise with) or that a result holds.
//
// Contents after an argument or parameter may be written as members: `Argument[0].headers` is the member `headers` of what is
// passed, a key in JavaScript and an attribute in Python.

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
  | { readonly kind: 'anyContent' }
  | { readonly kind: 'keyOfArgument'; readonly place: Place }
  | { readonly kind: 'pathOfArgument'; readonly place: Place }
  | { readonly kind: 'receiver' }
  | { readonly kind: 'keywords' }
  | { readonly kind: 'thrown' };

/** A parsed path; `tokens` begins with a root unless the path is relative to a call. */
export interface ApiPath {
  readonly text: string;
  readonly tokens: readonly ApiToken[];
}
