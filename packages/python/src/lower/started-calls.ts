import { type CallArgument, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import type { LoweredArgument } from './arguments.js';
import type { Lowering } from './lowering.js';

/** Classes whose instances run a function that they are given with its arguments, and where the function stands. */
const STARTED: ReadonlyMap<string, { readonly keyword: string; readonly index: number }> = new Map([
  ['Thread', { keyword: 'target', index: 1 }],
  ['Process', { keyword: 'target', index: 1 }],
  ['Timer', { keyword: 'function', index: 1 }],
]);

/**
 * `Thread(target=f, args=(a,), kwargs={"b": b})` runs `f(*(a,), **{"b": b})` at some later time: a call beside the construction.
 */
export function lowerStartedCall(l: Lowering, call: SyntaxNode, name: string, args: readonly LoweredArgument[]): void {
  const started = STARTED.get(name);
  if (started === undefined) return;
  const callee = l.tree.first(call);
  const root = l.tree.kind(callee) === K.MemberExpression ? l.tree.first(callee) : callee;
  if (l.bindingRow(root)?.kind !== 'import') return;
  const at = (keyword: string, index: number): LoweredArgument | undefined =>
    args.find((each) => each.spread === null && (each.name === keyword || each.index === index));
  const target = at(started.keyword, started.index);
  const positional = at('args', started.index + (name === 'Timer' ? 1 : 2));
  const keywords = at('kwargs', started.index + (name === 'Timer' ? 2 : 3));
  if (target === undefined) return;
  const run = (): void => {
    l.flow.call({
      form: 'call',
      callee: target.node,
      receiver: NO_NODE,
      name: '',
      arguments: [...spread(l, positional, 'positional'), ...spread(l, keywords, 'keyword')],
      span: l.span(call),
      calleeSpan: target.span,
    });
  };
  run();
  // What is put into a shared object later is seen as well.
  if (l.flow.reachable && positional !== undefined) l.atEnd(run);
}

function spread(l: Lowering, given: LoweredArgument | undefined, how: 'positional' | 'keyword'): CallArgument[] {
  if (given === undefined) return [];
  const index = how === 'positional' ? 0 : null;
  return [{ node: l.flow.current(given.node), index, name: null, spread: how, loose: false, span: given.span }];
}
