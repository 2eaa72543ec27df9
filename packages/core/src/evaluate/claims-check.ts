import type { Condition } from '../facts/condition.js';
import type { Limits } from '../limits.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

// Is a claim compared after the call (engine notes 6.3)? A forward walk from the claims, without steps through unknown code:
// over-approximation here would hide findings. Where the claims are returned, every caller must compare them.

/** A place reached: `path` are the contents between the value at the node and the claims; null: the value is the claim. */
interface Reached {
  readonly node: number;
  readonly path: readonly number[] | null;
  readonly entered: readonly number[];
}

interface Exit {
  readonly call: number;
  readonly node: number;
  readonly path: readonly number[] | null;
}

const LONGEST_PATH = 4;

/** Answers for one claim name list; reusable for many calls of one program. */
export class ClaimsCheck {
  readonly #view: ProgramView;
  readonly #limits: Limits;
  readonly #names: ReadonlySet<string>;

  constructor(view: ProgramView, limits: Limits, claimNames: readonly string[]) {
    this.#view = view;
    this.#limits = limits;
    this.#names = new Set(claimNames);
  }

  /**
   * Whether one of the claims is compared so that the failing side leaves, for claims at `node` under `path` (program-wide
   * contents, outermost first). Otherwise the call (program-wide id) of a caller that does not compare, or null.
   */
  check(node: number, path: readonly number[]): { readonly checked: boolean; readonly via: number | null } {
    return this.#checked([{ node, path, entered: [] }], 0);
  }

  #checked(start: readonly Reached[], depth: number): { readonly checked: boolean; readonly via: number | null } {
    const exits = new Map<number, Exit[]>();
    if (this.#explore(start, exits)) return { checked: true, via: null };
    if (exits.size === 0 || depth >= this.#limits.callerChain) return { checked: false, via: null };
    for (const [call, list] of [...exits].sort(([a], [b]) => a - b)) {
      const next = list.map(({ node, path }) => ({ node, path, entered: [] }));
      if (!this.#checked(next, depth + 1).checked) return { checked: false, via: call };
    }
    return { checked: true, via: null };
  }

  /** Walks until a comparison is found; returns to unknown callers are collected as exits. */
  #explore(start: readonly Reached[], exits: Map<number, Exit[]>): boolean {
    const seen = new Set<string>();
    const queue: Reached[] = [];
    let fuel = this.#limits.evaluationFuel;
    const add = (next: Reached): void => {
      const key = `${next.node}|${next.path === null ? '=' : next.path.join(' ')}|${next.entered.join(' ')}`;
      if (seen.has(key)) return;
      seen.add(key);
      queue.push(next);
    };
    start.forEach(add);
    for (let reached = queue.shift(); reached !== undefined && fuel > 0; reached = queue.shift()) {
      fuel--;
      if (reached.path === null && this.#isCompared(reached.node)) return true;
      this.#steps(reached, add, exits);
    }
    return false;
  }

  #isCompared(node: number): boolean {
    const base = this.#view.fileOf(node)?.nodeBase ?? 0;
    return (this.#view.conditions.get(node) ?? []).some((condition) => this.#guards(condition, node, base));
  }

  #guards(condition: Condition, node: number, base: number): boolean {
    if (condition.leavesWhen === 'never' && !condition.returned) return false;
    switch (condition.operator) {
      case 'equal':
      case 'identical':
        return !condition.operands.some((operand) => {
          const kind = this.#view.constantOf(base + operand)?.kind;
          return kind === 'null' || kind === 'undefined';
        });
      case 'in':
        return true;
      case 'call':
        return true;
      case 'truthy':
        // The claim's own truth is presence; the truth of a call that got it is a comparison.
        return this.#view.kindOf(node) === 'call';
      default:
        return false;
    }
  }

  #steps(reached: Reached, add: (next: Reached) => void, exits: Map<number, Exit[]>): void {
    const { graph } = this.#view.program;
    for (let edge = graph.first[reached.node] ?? 0; edge < (graph.first[reached.node + 1] ?? 0); edge++) {
      const node = graph.target[edge] ?? 0;
      const operand = graph.operand[edge] ?? 0;
      const kind = graph.kind[edge];
      if (kind === FLOW_KIND.call) {
        if (reached.entered.length < this.#limits.callerChain && !reached.entered.includes(operand))
          add({ ...reached, node, entered: [...reached.entered, operand] });
      } else if (kind === FLOW_KIND.return) {
        this.#leave(reached, operand, node, add, exits);
      } else {
        const path = this.#through(kind ?? 0, operand, reached.path);
        if (path !== undefined) add({ ...reached, node, path });
      }
    }
    if (reached.path === null) this.#throughUnknownCalls(reached, add);
  }

  #leave(reached: Reached, call: number, node: number, add: (next: Reached) => void, exits: Map<number, Exit[]>): void {
    const inside = reached.entered.at(-1);
    if (inside !== undefined) {
      if (inside === call) add({ ...reached, node, entered: reached.entered.slice(0, -1) });
      return;
    }
    const list = exits.get(call) ?? [];
    list.push({ call, node, path: reached.path });
    exits.set(call, list);
  }

  /** The claim given to code that the program does not contain: its result speaks of the claim (`aud.includes(x)`, `set(aud)`). */
  #throughUnknownCalls(reached: Reached, add: (next: Reached) => void): void {
    for (const { call, result } of this.#view.uses.get(reached.node) ?? [])
      if (this.#view.program.candidates(call).length === 0) add({ ...reached, node: result });
  }

  /** The path after an edge; undefined where nothing passes. */
  #through(kind: number, operand: number, path: readonly number[] | null): readonly number[] | null | undefined {
    const content = this.#view.program.contents[operand];
    switch (kind) {
      case FLOW_KIND.value:
      case FLOW_KIND.jump:
      case FLOW_KIND.shared:
      case FLOW_KIND.barrier:
      case FLOW_KIND.only:
      case FLOW_KIND.without:
        return path;
      case FLOW_KIND.taint:
        return path === null ? null : undefined;
      case FLOW_KIND.read:
        if (path === null) return null;
        if (path.length === 0)
          return content !== undefined && 'name' in content && this.#names.has(content.name) ? null : undefined;
        return this.#sameContent(path[0] ?? -1, operand) ? path.slice(1) : undefined;
      case FLOW_KIND.store:
        // A claim in a list is still compared as the claim; in a record it would make the record's truth a comparison.
        if (path === null) return content?.kind === 'element' || content?.kind === 'index' ? null : undefined;
        return path.length < LONGEST_PATH ? [operand, ...path] : undefined;
      default:
        return undefined;
    }
  }

  #sameContent(a: number, b: number): boolean {
    if (a === b) return true;
    const left = this.#view.program.contents[a];
    const right = this.#view.program.contents[b];
    return left !== undefined && right !== undefined && 'name' in left && 'name' in right && left.name === right.name;
  }
}
