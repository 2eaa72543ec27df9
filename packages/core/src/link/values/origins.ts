import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import type { ImportTarget, ModuleTable } from './modules.js';
import type { ProgramIndex } from '../contract/program-index.js';

// Where a value comes from, as far as the text alone tells: backwards through names, joins, imports, constant members of
// modules, classes and literals. Used before and beside value tracking, for base classes and for constant keys.

const LONGEST_WALK = 400;
const DEEPEST_READ = 8;
const DEEPEST_NEST = 40;

const IMMUTABLE: ReadonlySet<number> = new Set([NODE_KIND.constant, NODE_KIND.class, NODE_KIND.function]);

const FROZEN: ReadonlySet<string> = new Set(['freeze', 'seal']);

/** Follows values backwards; results are kept per node. */
export class Origins {
  readonly #index: ProgramIndex;
  readonly #modules: ModuleTable;
  readonly #kept = new Map<number, readonly number[]>();
  /** Nodes being followed, innermost last: a read of a read asks again, and may ask for itself. */
  readonly #active = new Set<number>();

  constructor(index: ProgramIndex, modules: ModuleTable) {
    this.#index = index;
    this.#modules = modules;
  }

  /** Nodes where the walk ends: definitions, constants, allocations, parameters, calls, imports of modules and packages. */
  of(node: number): readonly number[] {
    let found = this.#kept.get(node);
    if (found === undefined) {
      if (this.#active.has(node) || this.#active.size >= DEEPEST_NEST) return [node];
      this.#active.add(node);
      const ends = new Set<number>();
      this.#walk(node, ends, new Set(), 0);
      this.#active.delete(node);
      found = [...ends].sort((a, b) => a - b);
      this.#kept.set(node, found);
    }
    return found;
  }

  /** Constant texts that the node may hold (numbers as written in decimal); null when it may be anything else. */
  constants(node: number): readonly string[] | null {
    if (node < 0 || node >= this.#index.nodeCount) return null;
    const texts = new Set<string>();
    for (const end of this.of(node)) {
      if (this.#index.nodeKind[end] !== NODE_KIND.constant) return null;
      const file = this.#index.files[this.#index.nodeFile[end] as number];
      const constant = file?.facts.constants[this.#index.nodeAux[end] as number];
      if (constant?.kind !== 'string' && constant?.kind !== 'number') return null;
      texts.add(String(constant.value));
    }
    return texts.size === 0 ? null : [...texts].sort();
  }

  /** As `constants`, and truth values as `true` and `false`. */
  words(node: number): readonly string[] | null {
    if (node < 0 || node >= this.#index.nodeCount) return null;
    const words = this.of(node).map((end) => {
      const file = this.#index.files[this.#index.nodeFile[end] as number];
      const isConstant = this.#index.nodeKind[end] === NODE_KIND.constant;
      const constant = isConstant ? file?.facts.constants[this.#index.nodeAux[end] as number] : undefined;
      return constant?.kind === 'boolean' ? [String(constant.value)] : this.constants(end);
    });
    const known = words.filter((list) => list !== null);
    return known.length < words.length || known.length === 0 ? null : known.flat();
  }

  /** The constants that the node may be, each with its kind (`string user`, `boolean true`, `null`); null when it may be something else. */
  literals(node: number): readonly string[] | null {
    if (node < 0 || node >= this.#index.nodeCount) return null;
    const found = new Set<string>();
    for (const end of this.of(node)) {
      const file = this.#index.files[this.#index.nodeFile[end] as number];
      const isConstant = this.#index.nodeKind[end] === NODE_KIND.constant;
      const constant = isConstant ? file?.facts.constants[this.#index.nodeAux[end] as number] : undefined;
      if (constant === undefined) return null;
      found.add('value' in constant ? `${constant.kind} ${constant.value}` : constant.kind);
    }
    return found.size === 0 ? null : [...found];
  }

  /**
   * Members of a set of constants: the elements of a list, tuple or set, the keys of a mapping, through `frozenset(…)`,
   * `new Set(…)` and the like; a single constant is a set of one. Null when some member is unknown.
   */
  constantSet(node: number): readonly string[] | null {
    const texts = new Set<string>();
    const pending = [node];
    const seen = new Set<number>();
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const end of this.of(at)) {
        const members = this.#members(end);
        if (members === null) return null;
        for (const text of members.texts) texts.add(text);
        pending.push(...members.nodes);
      }
    }
    return [...texts].sort();
  }

  /**
   * What a literal holds under a content; null when the node is no literal of an object, when the object is in another state than after
   * the literal, or when it is not known. `[]`: nothing, so that reading it gives undefined.
   */
  literalMember(end: number, state: number, content: number): readonly number[] | null {
    const { backward, nodeKind, contents } = this.#index;
    if (nodeKind[end] !== NODE_KIND.allocation) return null;
    const found: number[] = [];
    const states = this.#literalStates(end);
    if (!states.includes(state)) return null;
    for (const at of states)
      for (let row = backward.first[at] as number; row < (backward.first[at + 1] as number); row++) {
        const operand = backward.operand[row] as number;
        if (backward.kind[row] === EDGE_KIND.store) {
          if (contents.contents[operand]?.kind !== 'key') return null;
          if (operand === content) found.push(backward.other[row] as number);
        } else if (!states.includes(backward.other[row] as number)) return null;
      }
    return found;
  }

  #members(end: number): { readonly texts: readonly string[]; readonly nodes: readonly number[] } | null {
    const kind = this.#index.nodeKind[end];
    if (kind === NODE_KIND.constant) {
      const texts = this.constants(end);
      return texts === null ? null : { texts, nodes: [] };
    }
    if (kind === NODE_KIND.call) {
      const file = this.#index.files[this.#index.nodeFile[end] as number];
      const call = this.#index.calls[(file?.callBase ?? 0) + (this.#index.nodeAux[end] as number)];
      const [only, more] = call?.arguments ?? [];
      if (call === undefined || only === undefined || more !== undefined || only.spread !== null) return null;
      return /^(frozenset|set|tuple|list|Set|Array|freeze|sorted|keys)$/.test(call.name)
        ? { texts: [], nodes: [only.node] }
        : null;
    }
    if (kind !== NODE_KIND.allocation) return null;
    return this.#stored(end);
  }

  /** What a literal was built from; later states of the object are not looked at. */
  #stored(allocation: number): { readonly texts: readonly string[]; readonly nodes: readonly number[] } | null {
    const { backward, contents } = this.#index;
    const texts: string[] = [];
    const nodes: number[] = [];
    for (const at of this.#literalStates(allocation)) {
      for (let row = backward.first[at] as number; row < (backward.first[at + 1] as number); row++) {
        if (backward.kind[row] !== EDGE_KIND.store) continue;
        const content = contents.contents[backward.operand[row] as number];
        if (content?.kind === 'key') texts.push(content.name);
        else if (content?.kind === 'index' || content?.kind === 'element') nodes.push(backward.other[row] as number);
        else return null;
      }
      if (texts.length + nodes.length > LONGEST_WALK) return null;
    }
    return { texts, nodes };
  }

  /** What a literal was written with under a content; later states of the object are not looked at. */
  #written(allocation: number, content: number): readonly number[] {
    const { backward } = this.#index;
    const found: number[] = [];
    for (const at of this.#literalStates(allocation))
      for (let row = backward.first[at] as number; row < (backward.first[at + 1] as number); row++)
        if (backward.kind[row] === EDGE_KIND.store && backward.operand[row] === content)
          found.push(backward.other[row] as number);
    return found;
  }

  /** The states of an object while its literal is evaluated. */
  #literalStates(allocation: number): readonly number[] {
    const { forward } = this.#index;
    const states = [allocation];
    for (const at of states)
      for (let row = forward.first[at] as number; row < (forward.first[at + 1] as number); row++) {
        const next = forward.other[row] as number;
        // What it is stored in is another object.
        if (forward.kind[row] === EDGE_KIND.store) continue;
        if (this.#index.nodeKind[next] === NODE_KIND.post && this.#index.nodeAux[next] === -1 && !states.includes(next))
          states.push(next);
        if (states.length > LONGEST_WALK) return states;
      }
    return states;
  }

  #walk(start: number, ends: Set<number>, seen: Set<number>, depth: number): void {
    const { backward } = this.#index;
    const pending = [start];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.has(node)) continue;
      if (seen.size >= LONGEST_WALK) {
        ends.add(start);
        return;
      }
      seen.add(node);
      const before = ends.size + pending.length;
      switch (this.#index.nodeKind[node]) {
        case NODE_KIND.constant:
        case NODE_KIND.class:
        case NODE_KIND.function:
        case NODE_KIND.allocation:
        case NODE_KIND.parameter:
          ends.add(node);
          break;
        case NODE_KIND.import:
          this.#throughTargets(node, this.#importTargets(node), pending, ends, seen, depth);
          break;
        case NODE_KIND.global:
          this.#throughTargets(node, this.#globalTargets(node), pending, ends, seen, depth);
          break;
        case NODE_KIND.call:
          this.#throughDecorator(node, pending, ends);
          break;
        default:
          for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++) {
            const kind = backward.kind[row] as number;
            const source = backward.other[row] as number;
            if (kind === EDGE_KIND.read) this.#read(node, source, backward.operand[row] as number, ends, seen, depth);
            else if (kind === EDGE_KIND.taint) ends.add(node);
            else if (kind !== EDGE_KIND.store) pending.push(source);
          }
          if (backward.first[node] === backward.first[node + 1]) this.#throughCall(node, ends);
      }
      if (ends.size + pending.length < before) ends.add(node);
    }
  }

  /** The state after a call: no call changes a constant, a class or a function; an object may be another now. */
  #throughCall(node: number, ends: Set<number>): void {
    const { nodeKind, nodeAux, nodeFile, files, calls } = this.#index;
    const call =
      nodeKind[node] === NODE_KIND.post && (nodeAux[node] as number) !== -1
        ? calls[(files[nodeFile[node] as number]?.callBase ?? 0) + (nodeAux[node] as number)]
        : undefined;
    const post = call?.posts.find(({ after }) => after === node);
    // Another name keeps what it was; only what the call may write is new.
    const isGain = post !== undefined && post.before < 0;
    const state = isGain ? call?.posts.find(({ argument }) => argument === post.argument) : post;
    const before = state?.before ?? -1;
    const found = before < 0 ? [node] : this.of(before);
    for (const end of found) {
      if (!IMMUTABLE.has(nodeKind[end] as number)) ends.add(node);
      else if (!isGain) ends.add(end);
    }
  }

  #throughDecorator(node: number, pending: number[], ends: Set<number>): void {
    const file = this.#index.files[this.#index.nodeFile[node] as number];
    const call = this.#index.calls[(file?.callBase ?? 0) + (this.#index.nodeAux[node] as number)];
    const same = call?.form === 'decorator' ? (call.arguments[0]?.node ?? -1) : this.#frozen(node);
    if (same < 0) ends.add(node);
    else pending.push(same);
  }

  /** The argument of `Object.freeze(o)`, which is its result; -1 for other nodes. */
  #frozen(node: number): number {
    const file = this.#index.files[this.#index.nodeFile[node] as number];
    if (file?.isJavaScript !== true || this.#index.nodeKind[node] !== NODE_KIND.call) return -1;
    const call = this.#index.calls[file.callBase + (this.#index.nodeAux[node] as number)];
    const [only, more] = call?.arguments ?? [];
    return call !== undefined && FROZEN.has(call.name) && more === undefined ? (only?.node ?? -1) : -1;
  }

  #throughTargets(
    node: number,
    targets: readonly ImportTarget[],
    pending: number[],
    ends: Set<number>,
    seen: Set<number>,
    depth: number,
  ): void {
    if (targets.length === 0) ends.add(node);
    for (const target of targets) {
      if (target.kind === 'node') pending.push(target.node);
      else if (target.kind === 'member')
        this.#read(node, target.node, this.#index.contents.key(target.name), ends, seen, depth);
      else ends.add(node);
    }
  }

  /** The content of a state: what was stored there on the way, or a member of the module, class or enum at its end. */
  #read(node: number, base: number, content: number, ends: Set<number>, seen: Set<number>, depth: number): void {
    if (depth >= DEEPEST_READ) {
      ends.add(node);
      return;
    }
    const { near, far } = this.#storesOf(base, content);
    // A call may leave its argument's state behind where it was read from: that way round nothing is found.
    const found = new Set<number>();
    for (const store of near) this.#walk(store, found, seen, depth + 1);
    const isReplaced = found.size > 0;
    for (const store of far) this.#walk(store, found, seen, depth + 1);
    for (const end of found) ends.add(end);
    let isFound = found.size > 0;
    for (const end of isReplaced ? [] : this.of(base))
      for (const member of this.#member(end, content)) {
        isFound = true;
        this.#walk(member, ends, seen, depth + 1);
      }
    if (!isFound) ends.add(node);
  }

  /**
   * What was stored under a content of a state: on the way to it, which comes in place of what the object had from the start, and by
   * others, which comes beside it.
   */
  #storesOf(base: number, content: number): { readonly near: readonly number[]; readonly far: readonly number[] } {
    const { backward, nodeKind } = this.#index;
    const near: number[] = [];
    const far: number[] = [];
    const pending = [base];
    const outside: number[] = [];
    const visited = new Set<number>();
    let found = near;
    while (visited.size < LONGEST_WALK) {
      let at = pending.pop();
      if (at === undefined) {
        at = outside.pop();
        found = far;
      }
      if (at === undefined) break;
      if (visited.has(at)) continue;
      visited.add(at);
      if (nodeKind[at] === NODE_KIND.import || nodeKind[at] === NODE_KIND.class) continue;
      const frozen = this.#frozen(at);
      if (frozen >= 0) pending.push(frozen);
      for (let row = backward.first[at] as number; row < (backward.first[at + 1] as number); row++) {
        const kind = backward.kind[row];
        const source = backward.other[row] as number;
        if (kind === EDGE_KIND.store && backward.operand[row] === content) found.push(source);
        else if (kind === EDGE_KIND.jump) outside.push(source);
        else if (kind === EDGE_KIND.value || kind === EDGE_KIND.without) pending.push(source);
      }
    }
    return { near, far };
  }

  #member(end: number, content: number): readonly number[] {
    const { nodeKind, nodeAux, nodeFile, files, contents, classes } = this.#index;
    const named = contents.contents[content];
    if (named?.kind !== 'field' && named?.kind !== 'key') return [];
    const file = files[nodeFile[end] as number];
    if (file === undefined) return [];
    if (nodeKind[end] === NODE_KIND.constant) return named.name === 'value' ? [end] : [];
    if (nodeKind[end] === NODE_KIND.allocation) return this.#written(end, content);
    if (nodeKind[end] === NODE_KIND.class)
      return (classes[file.classBase + (nodeAux[end] as number)]?.facts.members ?? [])
        .filter((member) => member.name === named.name && member.node >= 0 && member.kind === 'field')
        .map((member) => file.nodeBase + member.node);
    if (nodeKind[end] !== NODE_KIND.import) return [];
    return this.#importTargets(end).flatMap((target) => {
      const module = target.kind === 'module' ? files[target.file] : undefined;
      if (module === undefined) return [];
      return this.#modules.exported(module, named.name).flatMap((found) => (found.kind === 'node' ? [found.node] : []));
    });
  }

  #importTargets(node: number): readonly ImportTarget[] {
    const file = this.#index.files[this.#index.nodeFile[node] as number];
    const item = file?.facts.imports[this.#index.nodeAux[node] as number];
    return file === undefined || item === undefined ? [] : this.#modules.ofImport(file, item);
  }

  #globalTargets(node: number): readonly ImportTarget[] {
    const file = this.#index.files[this.#index.nodeFile[node] as number];
    const name = file?.facts.strings[this.#index.nodeAux[node] as number];
    return file === undefined || name === undefined ? [] : this.#modules.starred(file, name);
  }
}
