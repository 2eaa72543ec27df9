/**
 * A callable with arguments already given: `functools.partial`, `Function.prototype.bind`; `isMethod`: one that gets its receiver where it is
 * read through an object (`functools.partialmethod`).
 */
export interface BoundCallable {
  readonly callee: number;
  readonly args: readonly { readonly node: number; readonly index: number | null; readonly name: string | null }[];
  readonly receiver: number;
  readonly isMethod: boolean;
}
