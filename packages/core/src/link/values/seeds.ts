import { NODE_KIND } from '../../facts/flow-node.js';
import { hasSignature, usesPackage } from '../../model/signature-roots.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Propagation } from './propagation.js';
import type { IndexedFile } from '../contract/program-index.js';
import { TRANSFORM } from './value-links.js';
import { VALUE_KIND } from './values.js';

/** Receivers of class methods hold this many subclasses as well. */
const SUBCLASSES = 16;

/** Puts the first values in: definitions, allocations, imports, receivers, types, names that rows know. */
export function seed(propagation: Propagation): void {
  for (const file of propagation.index.files) {
    seedNodes(propagation, file);
    seedReceivers(propagation, file);
    seedTypes(propagation, file);
    seedGenerators(propagation, file);
    seedConditions(propagation, file);
    seedExports(propagation, file);
    seedSignatures(propagation, file);
    seedWrites(propagation, file);
  }
  propagation.dispatch.start();
  propagation.generators.start();
  propagation.implicit.start();
  propagation.members.start();
}

/**
 * Functions that are put on a prototype, a function or a class in passing: no later state of that object is looked at in the
 * callable, so that the facts hold the write alone.
 */
function seedWrites({ tracker, index }: Propagation, file: IndexedFile): void {
  if (!file.isJavaScript) return;
  for (const { base, content, value, post } of file.facts.stores) {
    if (post >= 0) continue;
    const kind = index.nodeKind[value + file.nodeBase];
    const named = file.facts.contents[content];
    const isPrototype = named?.kind === 'property' && named.name === 'prototype';
    if (kind !== NODE_KIND.function && kind !== NODE_KIND.class && !isPrototype) continue;
    const { from, to } = tracker.spanOf(base + file.nodeBase);
    const object = tracker.addNode(tracker.callableOf(base + file.nodeBase), file.index, from, to);
    tracker.addLink(base + file.nodeBase, object, TRANSFORM.plain);
    tracker.addEdge(value + file.nodeBase, object, FLOW_KIND.store, file.contentIds[content] as number, 0);
  }
}

function seedNodes(propagation: Propagation, file: IndexedFile): void {
  const { tracker, library, modules, members } = propagation;
  const { values } = tracker;
  const { facts, nodeBase } = file;
  let after: StatesAfter | undefined;
  const nameAt = (node: number): string => propagation.writer.nameOf(node) ?? '';
  for (let local = 0; local < facts.nodes.count; local++) {
    const node = nodeBase + local;
    const aux = facts.nodes.aux[local] as number;
    switch (facts.nodes.kind[local]) {
      case NODE_KIND.function:
        tracker.add(node, values.of(VALUE_KIND.callable, aux + file.callableBase));
        library.addBare(node, facts.callables[aux]?.name ?? '');
        break;
      case NODE_KIND.class:
        tracker.add(node, values.of(VALUE_KIND.class, aux + file.classBase));
        library.addBare(node, facts.classes[aux]?.name ?? '');
        break;
      case NODE_KIND.allocation:
        if (isEmptyLiteral(tracker.index, node)) tracker.add(node, values.of(VALUE_KIND.object, node));
        break;
      case NODE_KIND.closure:
        tracker.add(node, values.of(VALUE_KIND.callable, tracker.callableOf(node)));
        break;
      case NODE_KIND.import: {
        const item = facts.imports[aux];
        if (item === undefined) break;
        members.connect(modules.ofImport(file, item), node);
        library.addBare(node, item.form === 'named' ? item.name : '');
        shareBinding(propagation, file, node, () => (after ??= statesAfter(file)));
        break;
      }
      case NODE_KIND.global:
        seedGlobal(propagation, file, node, facts.strings[aux] ?? '');
        break;
      case NODE_KIND.read:
      case NODE_KIND.definition:
        library.addBare(node, nameAt(node));
    }
  }
}

/** Whether nothing is stored right after the allocation; such objects are filled elsewhere, the others wake up when it matters. */
function isEmptyLiteral({ forward, nodeKind, nodeAux }: Propagation['index'], node: number): boolean {
  for (let row = forward.first[node] as number; row < (forward.first[node + 1] as number); row++) {
    const next = forward.other[row] as number;
    // Where it is stored itself, another object gets a state.
    if (forward.kind[row] === FLOW_KIND.store) continue;
    if (nodeKind[next] === NODE_KIND.post && nodeAux[next] === -1) return false;
  }
  return true;
}

function seedGlobal(propagation: Propagation, file: IndexedFile, node: number, name: string): void {
  const { tracker, library, modules, members, dispatch } = propagation;
  members.connect(modules.starred(file, name), node);
  library.addGlobal(node, name);
  library.addBare(node, name);
  if (name !== 'super') return;
  const { owner, self } = dispatch.constructors.enclosingMethod(tracker.callableOf(node));
  if (owner < 0) return;
  const parent = tracker.values.of(VALUE_KIND.parent, owner, self + 1);
  if (file.isJavaScript) tracker.add(node, parent);
  else
    for (const call of file.facts.calls)
      if (call.callee + file.nodeBase === node) tracker.add(call.result + file.nodeBase, parent);
}

/**
 * A module-level name that was imported and is changed here changes in the file that it comes from: what this file's binding gets
 * flows back. Functions and classes are not objects that one fills.
 */
function shareBinding(
  { tracker, modules }: Propagation,
  file: IndexedFile,
  node: number,
  after: () => StatesAfter,
): void {
  const { forward, nodeKind, nodeAux, files, nodeFile } = tracker.index;
  const item = file.facts.imports[nodeAux[node] as number];
  if (item === undefined || item.form === 'module') return;
  const pending = [node];
  for (let at = pending.pop(), turns = 0; at !== undefined && turns < 8; at = pending.pop(), turns++) {
    if (nodeKind[at] === NODE_KIND.binding) {
      for (const target of modules.ofImport(file, item)) {
        if (target.kind !== 'node' || nodeKind[target.node] !== NODE_KIND.binding) continue;
        const owner = files[nodeFile[target.node] as number]?.facts.bindings[nodeAux[target.node] as number];
        if (owner?.kind === 'variable') tracker.addEdge(at, target.node, FLOW_KIND.jump, 0, 0);
      }
      continue;
    }
    for (let row = forward.first[at] as number; row < (forward.first[at + 1] as number); row++)
      if (forward.kind[row] === FLOW_KIND.value) pending.push(forward.other[row] as number);
    // Linking adds the step past a call later.
    for (const state of after().get(at) ?? []) pending.push(state);
  }
}

/** The states of objects after the calls of a file, by the state before. */
type StatesAfter = ReadonlyMap<number, readonly number[]>;

function statesAfter(file: IndexedFile): StatesAfter {
  const found = new Map<number, number[]>();
  for (const { posts } of file.facts.calls)
    for (const { before, after } of posts) {
      if (before < 0) continue;
      const list = found.get(before + file.nodeBase);
      if (list === undefined) found.set(before + file.nodeBase, [after + file.nodeBase]);
      else list.push(after + file.nodeBase);
    }
  return found;
}

/** `self` is some instance of the class that declares the method, or of a descendant (engine notes 3.3). */
function seedReceivers({ tracker, classes }: Propagation, file: IndexedFile): void {
  const { values, index } = tracker;
  const onClass = new Set<number>();
  for (const shape of file.facts.classes)
    for (const member of shape.members)
      if (member.callable >= 0 && (member.isStatic || member.isClassMethod)) onClass.add(member.callable);
  for (const { id, owner, self } of file.facts.callables) {
    if (owner < 0 || self < 0 || index.nodeKind[self + file.nodeBase] !== NODE_KIND.self) continue;
    const type = owner + file.classBase;
    const node = self + file.nodeBase;
    if (!onClass.has(id)) tracker.add(node, values.of(VALUE_KIND.instance, type));
    else
      for (const derived of [type, ...classes.descendants(type).slice(0, SUBCLASSES)])
        tracker.add(node, values.of(VALUE_KIND.class, derived));
  }
}

/** What a generator hands back holds what it yields. */
function seedGenerators({ tracker }: Propagation, file: IndexedFile): void {
  for (const { isGenerator, result } of file.facts.callables) {
    if (!isGenerator || result < 0) continue;
    const node = result + file.nodeBase;
    tracker.add(node, tracker.values.of(VALUE_KIND.object, node));
  }
}

function seedTypes({ tracker, cells, index }: Propagation, file: IndexedFile): void {
  const { values } = tracker;
  for (const hint of file.facts.types) {
    if (hint.target < 0 || hint.type < 0) continue;
    const target = hint.target + file.nodeBase;
    const type = hint.type + file.nodeBase;
    if (hint.shape === 'class') tracker.addLink(type, target, TRANSFORM.plain);
    else if (hint.shape === 'instance') tracker.addLink(type, target, TRANSFORM.instance);
    else {
      const container = values.of(VALUE_KIND.object, target);
      tracker.add(target, container);
      tracker.addLink(type, cells.cell(container, index.contents.element), TRANSFORM.instance);
      tracker.addLink(type, cells.cell(container, index.contents.anyKey), TRANSFORM.instance);
      tracker.addLink(type, cells.all(container), TRANSFORM.instance);
    }
  }
}

/** What a framework finds by the name of an export or by the place of its file; what a test exports is no server's. */
function seedExports({ tracker, modules, members, library }: Propagation, file: IndexedFile): void {
  const language = library.languageOf(file.index);
  const trie = library.language(language)?.trie;
  if (trie === undefined || file.isTest) return;
  for (const { name, state } of trie.exportsOf(file.facts.path)) {
    const targets = modules.exported(file, name);
    if (targets.length === 0) continue;
    const node = tracker.addNode(-1, file.index, 0, 0);
    members.connect(targets, node);
    for (const alias of trie.aliases(state)) library.expect(node, language, alias);
  }
}

/** What a protocol calls, known by its parameters, and classes that are built with them; tests call what they define themselves. */
function seedSignatures({ tracker, library }: Propagation, file: IndexedFile): void {
  const language = library.languageOf(file.index);
  const trie = library.language(language)?.trie;
  if (trie === undefined || file.isTest) return;
  const { callables } = file.facts;
  for (const { signature, state } of trie.signatures) {
    if (!usesPackage(signature, file.facts)) continue;
    for (const { id, parameters, kind, owner } of callables) {
      if (!hasSignature(signature, parameters)) continue;
      const node = tracker.addNode(-1, file.index, 0, 0);
      const value =
        kind === 'constructor'
          ? tracker.values.of(VALUE_KIND.class, owner + file.classBase)
          : tracker.values.of(VALUE_KIND.callable, id + file.callableBase);
      tracker.add(node, value);
      for (const alias of trie.aliases(state)) library.expect(node, language, alias);
    }
  }
}

/** `isinstance(x, C)`: on the branch where it held, x is a C. */
function seedConditions({ tracker }: Propagation, file: IndexedFile): void {
  const { nodes, conditions } = file.facts;
  if (!conditions.some(({ operator }) => operator === 'instance')) return;
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.kind[node] !== NODE_KIND.refinement) continue;
    const aux = nodes.aux[node] as number;
    const condition = conditions[aux >> 1];
    const [tested, type] = condition?.operands ?? [];
    if (condition?.operator !== 'instance' || tested === undefined || type === undefined || type < 0) continue;
    if (((aux & 1) === 1) === condition.negated || !refines(tracker.index, file, node, tested)) continue;
    tracker.addLink(type + file.nodeBase, node + file.nodeBase, TRANSFORM.instance);
  }
}

function refines(index: Propagation['index'], file: IndexedFile, node: number, tested: number): boolean {
  const { first, other } = index.backward;
  const at = node + file.nodeBase;
  for (let row = first[at] as number; row < (first[at + 1] as number); row++)
    if (other[row] === tested + file.nodeBase) return true;
  return false;
}
