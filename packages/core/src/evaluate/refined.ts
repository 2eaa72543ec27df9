import type { ProgramView } from './program-view.js';

/** Whether a refinement leaves the truthy values (true), the others (false), or says nothing of truth (null). */
export function keepsTruthy(
  operator: string,
  negated: boolean,
  holds: boolean,
  againstNothing: () => boolean,
): boolean | null {
  const outcome = holds !== negated;
  if (operator === 'truthy') return outcome;
  if ((operator === 'identical' || operator === 'equal') && againstNothing()) return !outcome;
  return null;
}

/** Whether a node is the constant that stands for nothing. */
export function isNothing(view: ProgramView, node: number): boolean {
  const kind = view.constantOf(node)?.kind;
  return kind === 'null' || kind === 'undefined';
}
