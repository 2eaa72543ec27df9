import { ARM_END } from '../facts/arm.js';
import type { Condition } from '../facts/condition.js';
import type { LinkedFile } from '../link/contract/program.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ClaimsWalk, Comparison, TestSite } from './claims-walk.js';
import { isUsed } from './claims-use.js';
import { type ArmPlace, staysInside } from './one-side.js';
import type { ProgramView } from './program-view.js';

const MOST_LOOKED_AT = 100;

/** Comparisons whose refusal is thrown into a handler that forgets it, or into a promise that nobody waits for. */
export class Forgotten {
  readonly #view: ProgramView;
  readonly #names: ReadonlySet<string>;

  constructor(view: ProgramView, names: ReadonlySet<string>) {
    this.#view = view;
    this.#names = names;
  }

  /**
   * Whether the claims go on after all. `given`: the call (program-wide id, or -1) by which the first callable on the way has the claims.
   */
  has({ against: { tests, entered } }: Comparison, given: number, { holders: claims }: ClaimsWalk): boolean {
    const last = tests.at(-1);
    const condition = last?.file.facts.conditions[last.condition];
    if (condition?.handsBack === true) return false;
    const way = last?.entered ?? entered;
    if (way.some((call) => this.#isLeftRunning(call, claims))) return true;
    const calls = way.flatMap((call, depth) => this.#placeOf(call, depth));
    const own = last === undefined || condition === undefined ? [] : [placeOf(last, condition, way.length)];
    return [...calls, ...own].some((place) => this.#isForgotten(place, given, claims));
  }

  /** Whether nobody waits for what a call of an asynchronous function comes to, and the claims are handed back meanwhile. */
  #isLeftRunning(call: number, claims: ReadonlySet<number>): boolean {
    const { program } = this.#view;
    const file = program.files[program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    if (file === undefined || site === undefined || site.awaited) return false;
    const isAsync = program.candidates(call).some(({ callable }) => this.#view.callableOf(callable)?.isAsync === true);
    const isHandedBack = file.facts.returns.some(
      ({ callable, value }) => callable === site.callable && claims.has(value + file.nodeBase),
    );
    const result = [{ node: site.result + file.nodeBase, path: [] }];
    return isAsync && isHandedBack && !isUsed(this.#view, result, MOST_LOOKED_AT);
  }

  #placeOf(call: number, depth: number): readonly Place[] {
    const file = call < 0 ? undefined : this.#view.program.files[this.#view.program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    if (file === undefined || site === undefined) return [];
    return [{ file, arm: site.arm, callable: site.callable, at: site.span.from, depth }];
  }

  #isForgotten(place: Place, given: number, claims: ReadonlySet<number>): boolean {
    const [first] = place.depth > 0 ? [] : this.#placeOf(given, 0);
    if (place.depth === 0 && first === undefined) return false;
    const body = swallowingBody(this.#view, place.file, place.arm, first?.arm ?? -1);
    if (body < 0) return false;
    return first === undefined
      ? this.#isAlone(place.file, body, claims)
      : !staysInside(this.#view, { ...place, arm: body }, claims, this.#names);
  }

  /** Whether nothing but one call in an arm gets the claims: it does not serve anybody there. */
  #isAlone(file: LinkedFile, body: number, claims: ReadonlySet<number>): boolean {
    const { calls, arms } = file.facts;
    const isWithin = (arm: number): boolean => arm === body || (arm >= 0 && isWithin(arms.parent[arm] ?? -1));
    const getting = calls.filter(
      (call) => isWithin(call.arm) && call.arguments.some(({ node }) => claims.has(node + file.nodeBase)),
    );
    return getting.length <= 1;
  }
}

interface Place extends ArmPlace {
  /** How many calls were entered on the way here. */
  readonly depth: number;
}

function placeOf({ file }: TestSite, { arm, callable, span }: Condition, depth: number): Place {
  return { file, arm, callable, at: span.from, depth };
}

/**
 * The body of a `try` around an arm whose handlers all go on and note nothing, or -1: what is thrown there is forgotten. Arms around
 * `from` do not count: what began inside the same body ends with it.
 */
export function swallowingBody(view: ProgramView, file: LinkedFile, arm: number, from: number): number {
  const { parent, always } = file.facts.arms;
  const around = new Set<number>();
  for (let at = from; at >= 0; at = parent[at] ?? -1) around.add(at);
  for (let at = arm; at >= 0 && !around.has(at); at = parent[at] ?? -1) {
    if (always[at] !== 1) continue;
    const handlers = handlersOf(file, at);
    if (handlers.length > 0) return handlers.every((handler) => onlyGoesOn(view, file, handler)) ? at : -1;
  }
  return -1;
}

function handlersOf({ facts: { arms } }: LinkedFile, body: number): readonly number[] {
  const handlers: number[] = [];
  for (let arm = 0; arm < arms.count; arm++)
    if (arm !== body && arms.branch[arm] === arms.branch[body]) handlers.push(arm);
  return handlers;
}

/** Whether code after a handler is reached from it, and it gives no name and no object another value: a flag that is looked at later. */
function onlyGoesOn(view: ProgramView, file: LinkedFile, handler: number): boolean {
  const { arms, stores } = file.facts;
  if (arms.end[handler] !== ARM_END.goesOn || stores.some(({ arm }) => arm === handler)) return false;
  for (let node = arms.firstNode[handler] ?? 0; node < (arms.endNode[handler] ?? 0); node++)
    if (view.kindOf(node + file.nodeBase) === 'definition' && !isNotAssigned(view, file, node)) return false;
  return true;
}

/** Whether a name holds what was caught (what reaches handlers joins in one node that calls in the body name), or an outer name. */
function isNotAssigned(view: ProgramView, file: LinkedFile, definition: number): boolean {
  const { first, edges, source } = view.reverse;
  const node = definition + file.nodeBase;
  for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
    const edge = edges[at] ?? 0;
    const from = source[edge] ?? 0;
    const isOuter = view.program.graph.kind[edge] === FLOW_KIND.jump;
    if (!isOuter && !file.facts.calls.some(({ handler }) => handler + file.nodeBase === from)) return false;
  }
  return true;
}
