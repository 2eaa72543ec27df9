import { ALLOCATION_KINDS, NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkWriter } from '../contract/contract.js';
import type { Dispatch } from './dispatch.js';
import type { Library } from './library.js';
import type { Origins } from './origins.js';
import type { ProgramIndex } from '../contract/program-index.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';
import { VALUE_KIND } from './values.js';

/** What placement may do while values are tracked, over the tables of one program. */
export function createWriter(tracker: Tracker, library: Library, origins: Origins, dispatch: Dispatch): LinkWriter {
  const { index, values } = tracker;
  const { contents } = index;
  const slots = new Map<string, number>();
  const invocations = new Set<string>();
  return {
    files: index.files,
    addNode: (callable, file, from, to) => tracker.addNode(callable, file, from, to),
    slot(name) {
      let node = slots.get(name);
      if (node === undefined) {
        node = tracker.addNode(-1, 0, 0, 0);
        slots.set(name, node);
        tracker.storage.add(node);
        tracker.add(node, values.of(VALUE_KIND.object, node));
      }
      return node;
    },
    addEdge(source, target, kind, operand, note) {
      tracker.addEdge(source, target, FLOW_KIND[kind], operand, note);
    },
    addObject: (source, target) => tracker.addLink(source, target, TRANSFORM.plain),
    content: (content) => contents.canonical(contents.intern(content)),
    contentOf: (id) => contents.contents[id] ?? { kind: 'anyKey' },
    keySet: (set) => contents.keySet(set),
    note: (role, text, mark) => tracker.note(role, text, mark),
    addApi: (node, state) => library.add(node, library.languageOf(tracker.fileOf(node)), state),
    invoke(at, callee, args, result, thrown = -1) {
      const given = args.map((one) => `${one.node} ${one.index} ${one.spread} ${one.loose} ${one.name}`).join('\n');
      const key = `${'id' in at ? at.id : `${at.file}:${at.from}`} ${callee} ${result} ${given}`;
      if (callee < 0 || invocations.has(key)) return;
      invocations.add(key);
      const span = 'span' in at ? at.span : { from: at.from, to: at.to };
      dispatch.addCall({
        file: at.file,
        callable: at.callable,
        callee,
        receiver: -1,
        result,
        form: 'call',
        posts: [],
        handler: thrown < 0 && 'handler' in at ? at.handler : thrown,
        span,
        arguments: args.map((argument) => ({ spread: null, loose: false, ...argument, from: span.from, to: span.to })),
      });
    },
    collect: (node, position, given) => tracker.add(node, values.of(VALUE_KIND.collector, given, position)),
    bind: (node, callee, args, receiver, isMethod) => library.bind(node, { callee, args, receiver, isMethod }),
    markEntry: (node, entry) => library.markEntry(node, entry),
    constants: (node) => origins.constants(node),
    constantSet: (node) => (node < index.nodeCount ? origins.constantSet(node) : null),
    holdsCallable: (node) => tracker.valuesAt(node).some((value) => isCallable(values.kind(value))),
    allocationKinds(node) {
      const ends = node < index.nodeCount ? origins.of(node) : [];
      if (ends.some((end) => index.nodeKind[end] !== NODE_KIND.allocation)) return [];
      const kinds = ends.map((end) => ALLOCATION_KINDS[index.nodeAux[end] as number] ?? 'other');
      return [...new Set(kinds)].sort();
    },
    nameOf: (node) => nameOf(index, node),
    sites(node) {
      tracker.watch(node);
      return tracker
        .valuesAt(node)
        .map((value) => library.siteOf(value))
        .filter((site) => site >= 0)
        .sort((a, b) => a - b);
    },
  };
}

/** The name that the source gives to what the node holds, where the node is a name's; null elsewhere. */
export function nameOf(index: ProgramIndex, node: number): string | null {
  const file = index.files[index.nodeFile[node] ?? -1];
  if (file === undefined) return null;
  const aux = index.nodeAux[node] as number;
  switch (index.nodeKind[node]) {
    case NODE_KIND.definition:
    case NODE_KIND.global:
      return file.facts.strings[aux] ?? null;
    case NODE_KIND.binding:
    case NODE_KIND.cellIn:
    case NODE_KIND.cellOut:
      return file.facts.bindings[aux]?.name ?? null;
    case NODE_KIND.parameter: {
      const callable = index.callables[index.nodeCallable[node] as number]?.facts;
      return callable?.parameters[aux]?.label ?? null;
    }
    case NODE_KIND.import:
      return file.facts.imports[aux]?.name ?? null;
    case NODE_KIND.read: {
      const content = file.facts.contents[file.facts.reads[aux]?.content ?? -1];
      return content !== undefined && 'name' in content ? content.name : null;
    }
    default:
      return null;
  }
}

function isCallable(kind: number): boolean {
  return (
    kind === VALUE_KIND.callable ||
    kind === VALUE_KIND.class ||
    kind === VALUE_KIND.partial ||
    kind === VALUE_KIND.collector
  );
}
