import { NO_NODE } from '../facts/ids.js';
import { ANYTHING, Environments, IMPOSSIBLE } from '../solve/environments.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

export { ANYTHING, IMPOSSIBLE };

/** What callers passed, followed backwards: the solver's environments, asked against the direction of the flow. */
export class CallEnvironments {
  readonly #view: ProgramView;
  readonly #environments: Environments;

  constructor(view: ProgramView) {
    this.#view = view;
    this.#environments = new Environments(view.program.graph);
  }

  /** What is known before a step of what was passed, by what is known after it; `IMPOSSIBLE` where the step is not taken. */
  before(edge: number, environment: number): number {
    const { kind, tag, passed } = this.#view.program.graph;
    const passing = passed[edge] ?? 0;
    const left = kind[edge] === FLOW_KIND.call ? this.#environments.leave(environment, passing) : environment;
    const narrowed = left === IMPOSSIBLE ? left : this.#environments.narrow(left, tag[edge] ?? 0);
    if (narrowed === IMPOSSIBLE) return narrowed;
    switch (kind[edge]) {
      case FLOW_KIND.return:
        return this.#environments.enter(narrowed, passing);
      // Who wrote what is kept for all, and under what call, is open.
      case FLOW_KIND.jump:
      case FLOW_KIND.shared:
        return ANYTHING;
      default:
        return narrowed;
    }
  }

  /** What is known inside a callable when a call (program-wide) runs it. */
  inside(call: number, callable: number): number {
    const passing = this.#passing(call, callable);
    return passing === null ? ANYTHING : this.#environments.enter(ANYTHING, passing);
  }

  /** Whether a call may be the one that runs a callable of which something is known. */
  mayCall(call: number, callable: number, environment: number): boolean {
    if (environment === ANYTHING) return true;
    const passing = this.#passing(call, callable);
    return passing === null || this.#environments.leave(environment, passing) !== IMPOSSIBLE;
  }

  /** What a call passes into a callable, as the step by which it comes back says; null where there is none. */
  #passing(call: number, callable: number): number | null {
    const { graph, files } = this.#view.program;
    const file = files[this.#view.program.fileOfCallable(callable)];
    const result = file?.facts.callables[callable - file.callableBase]?.result ?? NO_NODE;
    if (file === undefined || result < 0) return null;
    const node = result + file.nodeBase;
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++)
      if (graph.kind[edge] === FLOW_KIND.return && graph.operand[edge] === call) return graph.passed[edge] ?? 0;
    return null;
  }
}
