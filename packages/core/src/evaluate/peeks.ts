import type { Limits } from '../limits.js';
import type { CallOccurrence } from '../link/program.js';
import { originsOf } from './origins.js';
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

  /** Whether what some values are made from, inside the function around `callable`, is verified there as well. */
  has(inputs: readonly number[], callable: number): boolean {
    const around = this.#view.outermost(callable);
    const own = inputs.filter((node) => this.#isWithin(node, around));
    if (own.length === 0) return false;
    const fuel = this.#limits.evaluationFuel;
    const origins = new Set(own.flatMap((node) => [...originsOf(this.#view, node, fuel)]));
    const isSame = (node: number): boolean =>
      [...originsOf(this.#view, node, fuel)].some((origin) => origins.has(origin));
    return (
      this.#verifying.some(
        (other) => this.#view.outermost(other.callable) === around && other.inputs.some(({ node }) => isSame(node)),
      ) || this.#handsOn(around, isSame)
    );
  }

  #isWithin(node: number, around: number): boolean {
    return this.#view.outermost(this.#view.program.graph.nodeCallable[node] ?? 0) === around;
  }

  /** Whether a call inside the function gives the value to a callable that leads to a verifying call. */
  #handsOn(around: number, isSame: (node: number) => boolean): boolean {
    const { program } = this.#view;
    const file = program.files[program.fileOfCallable(around)];
    if (file === undefined) return false;
    return file.facts.calls.some(
      (call) =>
        this.#view.outermost(call.callable + file.callableBase) === around &&
        program.candidates(call.id + file.callBase).some(({ callable }) => this.#leading.has(callable)) &&
        call.arguments.some(({ node }) => isSame(node + file.nodeBase)),
    );
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
