import type { Limits } from '../limits.js';
import type { CallOccurrence } from '../link/contract/program.js';
import { originsOf } from './origins.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import { reachedFrom } from './claims-use.js';
import { runsBefore, runsBeforeCall, runsOnEveryPath } from './every-path.js';
import { swallowingBody } from './forgotten.js';
import type { ProgramView } from './program-view.js';

/**
 * Looks into a token that the same function also verifies, or hands to a function that does: the verifying call is the one that
 * counts. `verifying` are the calls that do verify something.
 */
export class Peeks {
  readonly #view: ProgramView;
  readonly #limits: Limits;
  readonly #verifying: readonly CallOccurrence[];
  /** Callables from which a verifying call is reached. */
  readonly #leading: ReadonlySet<number>;

  constructor(view: ProgramView, verifying: readonly CallOccurrence[], limits: Limits) {
    this.#view = view;
    this.#limits = limits;
    this.#verifying = verifying.filter((call) => call.inputs.length > 0);
    this.#leading = leadingTo(
      view,
      this.#verifying.map((call) => call.callable),
      limits.callerChain,
    );
  }

  /**
   * Whether what a decode looks into (`inputs`), inside the function around it, is verified there as well, before anything of the
   * claims is handed on, or was verified by every caller before. Where it is verified on every path that goes on, only the claims as
   * they are count as handed on: an early refusal may tell what it read.
   */
  has(inputs: readonly number[], decode: CallOccurrence): boolean {
    const verifying = this.#verifies(inputs, decode.callable).filter((call) => !this.#isForgotten(call, decode.call));
    if (verifying.length === 0) return this.#isVerifiedByCallers(inputs, decode.callable, this.#limits.callerChain);
    if (decode.call < 0) return true;
    const always = runsOnEveryPath(this.#view, decode.call, verifying);
    return !this.#handsOnBefore(decode, verifying, always);
  }

  /** Whether a verification that fails is forgotten before the decode, which stands outside the `try` around it. */
  #isForgotten(call: number, decode: number): boolean {
    const { program } = this.#view;
    const file = program.files[program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    const other = decode < 0 ? undefined : file?.facts.calls[decode - file.callBase];
    if (file === undefined || site === undefined || other?.callable !== site.callable) return false;
    return swallowingBody(this.#view, file, site.arm, other.arm) >= 0;
  }

  /** Whether the claims are in a result that is given before the verification, or, unless it always runs, in an object of a caller. */
  #handsOnBefore(decode: CallOccurrence, verifying: readonly number[], always: boolean): boolean {
    const { program } = this.#view;
    const file = program.files[program.fileOfCallable(decode.callable)];
    if (file === undefined) return false;
    const isTaken = (kind: number): boolean => !always || kind === FLOW_KIND.value;
    const reached = reachedFrom(this.#view, decode, isTaken, this.#limits.evaluationFuel);
    const isOwn = (callable: number): boolean => callable + file.callableBase === decode.callable;
    if (
      file.facts.returns.some(
        (row) => isOwn(row.callable) && reached.has(row.value + file.nodeBase) && !runsBefore(file, row, verifying),
      )
    )
      return true;
    if (always) return false;
    return [...reached].some(
      (node) => this.#view.kindOf(node) === 'parameterOut' && program.graph.nodeCallable[node] === decode.callable,
    );
  }

  /** Whether the values are what callers pass, and each of them has verified it on every path to its call. */
  #isVerifiedByCallers(inputs: readonly number[], callable: number, depth: number): boolean {
    const callers = this.#view.callers.get(callable) ?? [];
    if (depth === 0 || callers.length === 0 || this.#view.program.entries.has(callable)) return false;
    const parameters = inputs
      .flatMap((node) => [...originsOf(this.#view, node, this.#limits.evaluationFuel)])
      .filter((node) => this.#view.parameters.get(node)?.callable === callable);
    if (parameters.length === 0) return false;
    return callers.every((call) => {
      const passed = parameters.flatMap((node) => this.#passedBy(call, node));
      const caller = this.#view.callerOf(call);
      const verifying = passed.length === 0 ? [] : this.#verifies(passed, caller);
      if (verifying.length > 0 && runsBeforeCall(this.#view, call, verifying)) return true;
      return passed.length > 0 && caller !== callable && this.#isVerifiedByCallers(passed, caller, depth - 1);
    });
  }

  #passedBy(call: number, parameter: number): readonly number[] {
    const { graph } = this.#view.program;
    const { first, edges, source } = this.#view.reverse;
    const passed: number[] = [];
    for (let at = first[parameter] ?? 0; at < (first[parameter + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0;
      if (graph.kind[edge] === FLOW_KIND.call && graph.operand[edge] === call) passed.push(source[edge] ?? 0);
    }
    return passed;
  }

  /** The calls (program-wide) in the function around a callable that verify what some values are made from, or lead to it. */
  #verifies(inputs: readonly number[], callable: number): readonly number[] {
    const around = this.#view.outermost(callable);
    const own = inputs.filter((node) => this.#isWithin(node, around));
    if (own.length === 0) return [];
    const fuel = this.#limits.evaluationFuel;
    const origins = new Set(own.flatMap((node) => [...originsOf(this.#view, node, fuel)]));
    const isSame = (node: number): boolean =>
      [...originsOf(this.#view, node, fuel)].some((origin) => origins.has(origin));
    const direct = this.#verifying.filter(
      (other) => this.#view.outermost(other.callable) === around && other.inputs.some(({ node }) => isSame(node)),
    );
    return [...direct.map(({ call }) => call), ...this.#handsOn(around, isSame)];
  }

  #isWithin(node: number, around: number): boolean {
    return this.#view.outermost(this.#view.program.graph.nodeCallable[node] ?? 0) === around;
  }

  /** The calls inside the function that give the value to a callable which leads to a verifying call. */
  #handsOn(around: number, isSame: (node: number) => boolean): readonly number[] {
    const { program } = this.#view;
    const file = program.files[program.fileOfCallable(around)];
    if (file === undefined) return [];
    const calls = file.facts.calls.filter(
      (call) =>
        this.#view.outermost(call.callable + file.callableBase) === around &&
        program.candidates(call.id + file.callBase).some(({ callable }) => this.#leading.has(callable)) &&
        call.arguments.some(({ node }) => isSame(node + file.nodeBase)),
    );
    return calls.map((call) => call.id + file.callBase);
  }
}

/** The callables and their callers, up to `depth` calls away. */
function leadingTo(view: ProgramView, callables: readonly number[], depth: number): ReadonlySet<number> {
  const leading = new Set(callables);
  let latest = [...leading];
  for (let step = 0; step < depth; step++) {
    latest = latest
      .flatMap((callable) => view.callers.get(callable) ?? [])
      .map((call) => view.callerOf(call))
      .filter((callable) => callable >= 0 && !leading.has(callable));
    for (const callable of latest) leading.add(callable);
  }
  return leading;
}
