import { NODE_KIND } from '../facts/flow-node.js';
import type { CallSite } from '../facts/call-site.js';
import type { LinkedFile, LinkedProgram } from '../link/contract/program.js';
import type { MadeBy } from '../model/model.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { FlowTrail } from '../solve/solution.js';
import type { Places } from './locate.js';

/** Tells trails that go on with what a token says rather than with the token: one of its parts was decoded on the way. */
export class ClaimsOfTokens {
  readonly #program: LinkedProgram;
  readonly #places: Places;
  /** By the node of the result: over which steps a call's argument has to be made for its result to be claims. */
  #decoders: ReadonlyMap<number, readonly MadeBy[]> | null = null;

  constructor(program: LinkedProgram, places: Places) {
    this.#program = program;
    this.#places = places;
  }

  isPassedBy({ hops }: FlowTrail): boolean {
    this.#decoders ??= this.#findDecoders();
    for (const [at, { node }] of hops.entries()) {
      const steps = this.#decoders.get(node);
      if (steps !== undefined && this.#isMadeBy(hops.slice(0, at), steps)) return true;
    }
    return false;
  }

  #findDecoders(): ReadonlyMap<number, readonly MadeBy[]> {
    const found = new Map<number, readonly MadeBy[]>();
    for (const { call, row } of this.#program.calls) {
      const site = this.#places.call(call);
      if (row.madeBy !== undefined && site !== null) found.set(site.file.nodeBase + site.call.result, row.madeBy);
    }
    return found;
  }

  /** Whether the steps are among the hops, the latest first. */
  #isMadeBy(hops: FlowTrail['hops'], steps: readonly MadeBy[]): boolean {
    let left = 0;
    for (const { node, edge } of hops.toReversed()) {
      const step = steps[left];
      if (step === undefined) break;
      if (step.index === undefined ? this.#isCall(node, step) : this.#readsIndex(edge, step.index)) left += 1;
    }
    return left === steps.length;
  }

  #readsIndex(edge: number, index: number): boolean {
    const { graph, contents } = this.#program;
    if (edge < 0 || graph.kind[edge] !== FLOW_KIND.read) return false;
    const content = contents[graph.operand[edge] ?? -1];
    return content?.kind === 'index' && content.index === index;
  }

  #isCall(node: number, { calls, constant }: MadeBy): boolean {
    const file = this.#places.fileOfNode(node);
    if (file === null || file.facts.nodes.kind[node - file.nodeBase] !== NODE_KIND.call) return false;
    const call = file.facts.calls[file.facts.nodes.aux[node - file.nodeBase] ?? -1];
    if (call === undefined || calls?.includes(call.name) !== true) return false;
    return constant === undefined || call.arguments.some((given) => isConstant(file, given, constant));
  }
}

function isConstant({ facts }: LinkedFile, { node }: CallSite['arguments'][number], wanted: string): boolean {
  if (facts.nodes.kind[node] !== NODE_KIND.constant) return false;
  const constant = facts.constants[facts.nodes.aux[node] ?? -1];
  return constant?.kind === 'string' && constant.value === wanted;
}
