import { isTestPath } from '../../text/path-kinds.js';
import type { Argument } from '../../facts/call-site.js';
import type { Callable } from '../../facts/callable.js';
import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KINDS } from '../../facts/flow-node.js';
import type { FileFacts } from '../../facts/file-facts.js';
import type { ClassShape } from '../../facts/symbol.js';
import { ContentTable } from './contents.js';
import type { LinkedCall, LinkedStore } from './contract.js';
import type { LinkedFile } from './program.js';

/** What the caller hands over for one file; the text is kept for trails. */
export interface LinkInput {
  readonly facts: FileFacts;
  readonly text: string;
}

/** A file with all its bases; tables of it are found at base + local id. */
export interface IndexedFile extends LinkedFile {
  readonly index: number;
  readonly bindingBase: number;
  /** Program-wide content of each content of the file. */
  readonly contentIds: Int32Array;
  readonly isJavaScript: boolean;
  /** Whether its path names a test. */
  readonly isTest: boolean;
}

/**
 * All files side by side under program-wide ids, with the local edges in compressed rows both ways. Files are in path order, so
 * ids do not depend on the order in which they were given (engine notes 5.6).
 */
export interface ProgramIndex {
  readonly files: readonly IndexedFile[];
  readonly byPath: ReadonlyMap<string, IndexedFile>;
  readonly contents: ContentTable;
  readonly nodeCount: number;
  readonly nodeKind: Uint8Array;
  /** As in the facts: ids of the file. */
  readonly nodeAux: Int32Array;
  readonly nodeFile: Uint32Array;
  /** Program-wide. */
  readonly nodeCallable: Uint32Array;
  readonly callables: readonly { readonly facts: Callable; readonly file: IndexedFile }[];
  readonly classes: readonly { readonly facts: ClassShape; readonly file: IndexedFile }[];
  readonly calls: readonly LinkedCall[];
  readonly stores: readonly LinkedStore[];
  readonly forward: EdgeRows;
  readonly backward: EdgeRows;
  /** Nodes of each kind (`NODE_KIND`), in ascending order. */
  readonly nodesOfKind: readonly Uint32Array[];
}

/** Kind of the rows that lead from an object before a call to the same object after it; no edge of the flow graph. */
export const IDENTITY = 255;

/** Local edges by one of their ends; `other` is the far end. Operands of `read` and `store` are program-wide contents as written. */
export interface EdgeRows {
  readonly first: Uint32Array;
  readonly other: Uint32Array;
  readonly kind: Uint8Array;
  readonly operand: Uint32Array;
}

/** Lays the files side by side. */
export function indexProgram(inputs: readonly LinkInput[], headerNames: ReadonlySet<string>): ProgramIndex {
  const contents = new ContentTable(headerNames);
  const files = placeFiles(inputs, contents);
  const last = files.at(-1);
  const nodeCount = last === undefined ? 0 : last.nodeBase + last.facts.nodes.count;
  const nodeKind = new Uint8Array(nodeCount);
  const nodeAux = new Int32Array(nodeCount);
  const nodeFile = new Uint32Array(nodeCount);
  const nodeCallable = new Uint32Array(nodeCount);
  for (const file of files) {
    const { nodes } = file.facts;
    nodeKind.set(nodes.kind.subarray(0, nodes.count), file.nodeBase);
    nodeAux.set(nodes.aux.subarray(0, nodes.count), file.nodeBase);
    nodeFile.fill(file.index, file.nodeBase, file.nodeBase + nodes.count);
    for (let node = 0; node < nodes.count; node++)
      nodeCallable[file.nodeBase + node] = file.callableBase + (nodes.callable[node] as number);
  }
  const edges = localEdges(files);
  return {
    files,
    byPath: new Map(files.map((file) => [file.facts.path, file])),
    contents,
    nodeCount,
    nodeKind,
    nodeAux,
    nodeFile,
    nodeCallable,
    callables: files.flatMap((file) => file.facts.callables.map((facts) => ({ facts, file }))),
    classes: files.flatMap((file) => file.facts.classes.map((facts) => ({ facts, file }))),
    calls: files.flatMap(linkCalls),
    stores: files.flatMap((file) => linkStores(file, contents)),
    forward: edgeRows(edges.source, edges.target, edges, nodeCount),
    backward: edgeRows(edges.target, edges.source, edges, nodeCount),
    nodesOfKind: nodesByKind(nodeKind),
  };
}

function nodesByKind(nodeKind: Uint8Array): readonly Uint32Array[] {
  const counts = new Uint32Array(NODE_KINDS.length);
  for (let node = 0; node < nodeKind.length; node++) {
    const kind = nodeKind[node] as number;
    counts[kind] = (counts[kind] as number) + 1;
  }
  const byKind = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let node = 0; node < nodeKind.length; node++) {
    const kind = nodeKind[node] as number;
    const at = counts[kind] as number;
    (byKind[kind] as Uint32Array)[at] = node;
    counts[kind] = at + 1;
  }
  return byKind;
}

function placeFiles(inputs: readonly LinkInput[], contents: ContentTable): IndexedFile[] {
  const sorted = [...inputs].sort((a, b) => (a.facts.path < b.facts.path ? -1 : a.facts.path > b.facts.path ? 1 : 0));
  const files: IndexedFile[] = [];
  let [nodeBase, callableBase, callBase, classBase, bindingBase] = [0, 0, 0, 0, 0];
  for (const { facts, text } of sorted) {
    const contentIds = Int32Array.from(facts.contents, (content) => contents.ofFacts(content, bindingBase));
    const isJavaScript = facts.language === 'javascript';
    const index = files.length;
    files.push({
      index,
      facts,
      text,
      nodeBase,
      callableBase,
      callBase,
      classBase,
      bindingBase,
      contentIds,
      isJavaScript,
      isTest: isTestPath(facts.path),
    });
    nodeBase += facts.nodes.count;
    callableBase += facts.callables.length;
    callBase += facts.calls.length;
    classBase += facts.classes.length;
    bindingBase += facts.bindings.length;
  }
  return files;
}

function linkCalls(file: IndexedFile): LinkedCall[] {
  const node = (local: number): number => (local < 0 ? -1 : local + file.nodeBase);
  return file.facts.calls.map((call) => ({
    id: call.id + file.callBase,
    file: file.index,
    form: call.form,
    callable: call.callable + file.callableBase,
    callee: node(call.callee),
    receiver: node(call.receiver),
    name: call.name,
    arguments: call.arguments.map((argument) => linkArgument(argument, file.nodeBase)),
    result: node(call.result),
    posts: call.posts.map(({ argument, before, after }) => ({ argument, before: node(before), after: node(after) })),
    awaited: call.awaited,
    handler: node(call.handler),
    span: call.span,
    calleeSpan: call.calleeSpan,
    synthetic: false,
  }));
}

function linkArgument(argument: Argument, base: number): LinkedCall['arguments'][number] {
  const { node, index, name, spread, loose, span } = argument;
  return { node: node + base, index, name, spread, loose, from: span.from, to: span.to };
}

/** A computed key keeps its node: what it may be is known only when values are. */
export function storedContent(file: IndexedFile, id: number, contents: ContentTable): number {
  const content = file.facts.contents[id];
  return content?.kind === 'anyKey' && content.key >= 0
    ? contents.intern({ kind: 'anyKey', key: content.key + file.nodeBase })
    : (file.contentIds[id] as number);
}

function linkStores(file: IndexedFile, contents: ContentTable): LinkedStore[] {
  return file.facts.stores.map((store) => ({
    file: file.index,
    callable: store.callable + file.callableBase,
    base: store.base + file.nodeBase,
    content: storedContent(file, store.content, contents),
    value: store.value + file.nodeBase,
    post: store.post < 0 ? -1 : store.post + file.nodeBase,
    span: store.span,
  }));
}

/** Local edges of all files, one after the other. */
interface EdgeColumns {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly kind: Uint8Array;
  readonly operand: Uint32Array;
}

function localEdges(files: readonly IndexedFile[]): EdgeColumns {
  let capacity = 0;
  for (const { facts } of files) {
    capacity += facts.edges.count;
    for (const { posts } of facts.calls) capacity += posts.length;
  }
  const source = new Uint32Array(capacity);
  const target = new Uint32Array(capacity);
  const kind = new Uint8Array(capacity);
  const operand = new Uint32Array(capacity);
  let at = 0;
  for (const { facts, nodeBase, contentIds } of files) {
    const { edges } = facts;
    for (let edge = 0; edge < edges.count; edge++, at++) {
      const edgeKind = edges.kind[edge] as number;
      const edgeOperand = edges.operand[edge] as number;
      const isContent = edgeKind === EDGE_KIND.read || edgeKind === EDGE_KIND.store;
      source[at] = nodeBase + (edges.source[edge] as number);
      target[at] = nodeBase + (edges.target[edge] as number);
      kind[at] = edgeKind;
      operand[at] = isContent ? (contentIds[edgeOperand] as number) : edgeOperand;
    }
    for (const { posts } of facts.calls)
      for (const { before, after } of posts) {
        if (before < 0 || after < 0) continue;
        source[at] = nodeBase + before;
        target[at] = nodeBase + after;
        kind[at] = IDENTITY;
        at++;
      }
  }
  return {
    source: source.subarray(0, at),
    target: target.subarray(0, at),
    kind: kind.subarray(0, at),
    operand: operand.subarray(0, at),
  };
}

/** Compressed rows by `near`. */
function edgeRows(near: Uint32Array, far: Uint32Array, edges: EdgeColumns, nodeCount: number): EdgeRows {
  const edgeCount = near.length;
  const first = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < edgeCount; edge++) {
    const at = (near[edge] as number) + 1;
    first[at] = (first[at] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const other = new Uint32Array(edgeCount);
  const kind = new Uint8Array(edgeCount);
  const operand = new Uint32Array(edgeCount);
  const next = first.slice(0, nodeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const at = near[edge] as number;
    const row = next[at] as number;
    next[at] = row + 1;
    other[row] = far[edge] as number;
    kind[row] = edges.kind[edge] as number;
    operand[row] = edges.operand[edge] as number;
  }
  return { first, other, kind, operand };
}
