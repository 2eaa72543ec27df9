import type { Condition } from '../../facts/condition.js';
import type { Constant } from '../../facts/constant.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import type { Place } from '../../model/api-path.js';
import type { ApiTrie } from '../../model/api-trie.js';
import type { BarrierGuardRow } from '../../model/model.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { FoundBarriers } from './barriers.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { kindOf } from '../contract/node-kinds.js';
import type { LinkedFile } from '../contract/program.js';
import type { RowSearch } from './row-search.js';

// A check that passed makes its argument clean (engine notes 7.3), exactly where the refinement of that value holds. The check
// may stand in a function that returns its outcome; one level deep.

/** A checked argument: the value is clean where the call's truth is `when`. */
interface Check {
  readonly node: number;
  readonly when: boolean;
  readonly kind: string;
  readonly rowIndex: number;
}

/** States between a value and its refinement that are looked through. */
const DEEPEST_REFINEMENT = 12;

/** Finds refinements of checked values. */
export function findGuards(search: RowSearch, found: FoundBarriers): void {
  const speaksOfChecks = search.catalogue.models.some((model) => 'barrierGuard' in model);
  if (!speaksOfChecks) return;
  const finder = new GuardFinder(search);
  for (const file of search.files) finder.inFile(file, found);
}

class GuardFinder {
  readonly #view: LinkView;
  readonly #trie: ApiTrie;
  readonly #search: RowSearch;
  readonly #checks = new Map<number, readonly Check[]>();
  readonly #returned = new Map<LinkedFile, Map<number, Condition[]>>();
  readonly #occurrences = new Map<string, number>();

  constructor(search: RowSearch) {
    this.#search = search;
    this.#view = search.view;
    this.#trie = search.trie;
  }

  inFile(file: LinkedFile, found: FoundBarriers): void {
    const { nodes, conditions } = file.facts;
    for (let local = 0; local < nodes.count; local += 1) {
      if (nodes.kind[local] !== NODE_KIND.refinement) continue;
      const aux = nodes.aux[local] ?? 0;
      const condition = conditions[aux >> 1];
      const call = condition === undefined ? -1 : this.#callOf(condition, file);
      if (condition === undefined || call < 0) continue;
      const truth = ((aux & 1) === 1) !== condition.negated;
      const node = file.nodeBase + local;
      for (const check of this.#checksOf(call)) {
        if (check.when === truth && this.#refines(node, check.node, call)) this.#add(call, check, node, found);
      }
    }
  }

  /** The call whose truth the condition tests, or -1. */
  #callOf(condition: Condition, file: LinkedFile): number {
    const [operand] = condition.operands;
    if (operand === undefined || (condition.operator !== 'call' && condition.operator !== 'truthy')) return -1;
    const node = file.nodeBase + operand;
    const direct = this.#view.callOfResult(node);
    if (direct >= 0) return direct;
    // `const ok = isSafe(t); if (ok)`: the name stands for the call's result.
    let call = -1;
    this.#view.incoming(node, (source, kind) => {
      if (kind === FLOW_KIND.value) call = Math.max(call, this.#view.callOfResult(source));
    });
    return kindOf(this.#view.files, node) === 'definition' ? call : -1;
  }

  #checksOf(id: number): readonly Check[] {
    let checks = this.#checks.get(id);
    if (checks === undefined) {
      const call = this.#view.calls[id];
      checks = call === undefined ? [] : [...this.#ownChecks(call), ...this.#helperChecks(call)];
      this.#checks.set(id, checks);
    }
    return checks;
  }

  #ownChecks(call: LinkedCall): readonly Check[] {
    return this.#search
      .callees(call)
      .flatMap((state) =>
        this.#trie
          .rows(state)
          .flatMap(({ model, index }) =>
            'barrierGuard' in model && this.#search.holds(model, call.file)
              ? checked(call, model.barrierGuard, index)
              : [],
          ),
      );
  }

  /** The program's functions that return the outcome of a check of their own parameter. */
  #helperChecks(call: LinkedCall): readonly Check[] {
    const candidates = this.#view.candidates(call.id);
    const lists = candidates.map(({ callable }) => this.#returnedChecks(callable, call));
    const [first, ...others] = lists;
    // Whatever of them runs must have made the same check.
    return (first ?? []).filter((check) =>
      others.every((list) => list.some(({ node, when }) => node === check.node && when === check.when)),
    );
  }

  #returnedChecks(callable: number, call: LinkedCall): readonly Check[] {
    const file = this.#view.files[this.#view.fileOfCallable(callable)];
    if (file === undefined) return [];
    const facts = this.#view.callable(callable);
    const [only, more] = this.#returnedIn(file).get(callable - file.callableBase) ?? [];
    if (only === undefined || more !== undefined) return [];
    const inner = this.#view.calls[this.#callOf(only, file)];
    if (inner === undefined) return [];
    return this.#ownChecks(inner).flatMap(({ node, when, kind, rowIndex }) => {
      if (!this.#returnsOnly(file, facts.result, only.negated ? -1 : inner.result, when !== only.negated)) return [];
      const position = facts.parameters.findIndex(
        (parameter) => file.nodeBase + parameter.node === this.#root(node, inner.id, 0),
      );
      const parameter = facts.parameters[position];
      if (parameter === undefined) return [];
      return call.arguments
        .filter(
          ({ index, name }) =>
            (name !== null && name === parameter.name) || (index !== null && index === parameter.index),
        )
        .map((argument) => ({ node: argument.node, when: when !== only.negated, kind, rowIndex }));
    });
  }

  /** Conditions whose truth a callable of the file returns, by the callable's id in the file. */
  #returnedIn(file: LinkedFile): ReadonlyMap<number, readonly Condition[]> {
    let byCallable = this.#returned.get(file);
    if (byCallable === undefined) {
      byCallable = new Map();
      for (const condition of file.facts.conditions) {
        if (!condition.returned) continue;
        const known = byCallable.get(condition.callable);
        if (known === undefined) byCallable.set(condition.callable, [condition]);
        else known.push(condition);
      }
      this.#returned.set(file, byCallable);
    }
    return byCallable;
  }

  /**
   * Besides the outcome itself, only the other outcome may be returned: `return False` before the check. `outcome` -1: the outcome
   * is a negation, which has a node of its own.
   */
  #returnsOnly(file: LinkedFile, result: number, outcome: number, when: boolean): boolean {
    let isOnly = true;
    this.#view.incoming(file.nodeBase + result, (source) => {
      if (source === outcome || (outcome < 0 && kindOf(this.#view.files, source) === 'expression')) return;
      const local = source - file.nodeBase;
      const constant = file.facts.constants[file.facts.nodes.aux[local] ?? -1];
      const isConstant = file.facts.nodes.kind[local] === NODE_KIND.constant && constant !== undefined;
      if (!isConstant || isTruthy(constant) === when) isOnly = false;
    });
    return isOnly;
  }

  #refines(refinement: number, value: number, call: number): boolean {
    return this.#root(refinement, call, 0) === this.#root(value, call, 0);
  }

  /**
   * The value that refinements refine: the same object, known better. The check itself does not change what it looks at, and it
   * may stand on one side of an `and` only, where states before and after it join.
   */
  #root(node: number, call: number, depth: number): number {
    const post = this.#view.calls[call]?.posts.find(({ after }) => after === node);
    const before = post === undefined ? this.#refined(node, call, depth) : post.before;
    return before < 0 || depth > DEEPEST_REFINEMENT ? node : this.#root(before, call, depth + 1);
  }

  /** What a refinement refines, or what a join of states of one value joins; -1 for any other node. */
  #refined(node: number, call: number, depth: number): number {
    const kind = kindOf(this.#view.files, node);
    if ((kind !== 'refinement' && kind !== 'phi') || depth > DEEPEST_REFINEMENT) return -1;
    const before = new Set<number>();
    this.#view.incoming(node, (source, edge) => {
      if (edge !== FLOW_KIND.value) before.add(-1);
      else if (source !== node) before.add(kind === 'phi' ? this.#root(source, call, depth + 1) : source);
    });
    const [only, more] = before;
    return only === undefined || more !== undefined ? -1 : only;
  }

  #add(id: number, { kind, rowIndex }: Check, target: number, found: FoundBarriers): void {
    const call = this.#view.calls[id];
    if (call === undefined) return;
    const key = `${id} ${kind}`;
    let barrier = this.#occurrences.get(key);
    if (barrier === undefined) {
      const site = { file: call.file, span: call.span };
      barrier =
        found.barriers.push({ rowIndex, kind, label: `checked by ${call.name}()`, site, call: id, fake: false }) - 1;
      this.#occurrences.set(key, barrier);
    }
    found.points.push({ barrier, source: -1, target });
  }
}

function isTruthy(constant: Constant): boolean {
  if (constant.kind === 'null' || constant.kind === 'undefined') return false;
  return constant.kind === 'regexp' || Boolean(constant.value);
}

function checked(call: LinkedCall, row: BarrierGuardRow, rowIndex: number): readonly Check[] {
  const place: Place =
    typeof row.argument === 'number' ? { kind: 'index', index: row.argument } : { kind: 'name', name: row.argument };
  return passedAt(call, [place]).flatMap(({ argument, through }) =>
    through === null ? [{ node: argument.node, when: row.when, kind: row.kind, rowIndex }] : [],
  );
}
