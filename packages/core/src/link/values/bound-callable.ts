/** A callable with arguments already given: `functools.partial`, `Function.prototype.bind`. */
export interface BoundCallable {
  readonly callee: number;
  readonly args: readonly { readonly node: number; readonly index: number | null; readonly name: string | null }[];
  readonly receiver: number;
}
