import type { CallSite, StoreSite } from '../../facts/call-site.js';
import type { Callable } from '../../facts/callable.js';
import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { Span } from '../../text/span.js';
import type { TrailRole } from '../../report.js';
import type { FlowContent, FlowKeySet, FlowKind } from '../../solve/flow-graph.js';
import type { RowUses } from './row-uses.js';
import type {
  BarrierOccurrence,
  CallOccurrence,
  Candidate,
  LinkedFile,
  SinkOccurrence,
  SourceOccurrence,
} from './program.js';

// Between value tracking (who is called, which library value is this) and the placement of rows (what a library call does).
// Value tracking owns the fixpoint; whenever it learns something of library code it asks placement, which answers with edges
// and invocations; both flow into the same graph, so values travel through modelled code as well.
// All node, call and callable ids here are program-wide.

/** A call site with program-wide ids; synthetic ones (invocations by library code) come after the written ones. */
export interface LinkedCall
  extends Omit<
    CallSite,
    'id' | 'callable' | 'callee' | 'receiver' | 'arguments' | 'result' | 'posts' | 'handler' | 'arm'
  > {
  readonly id: number;
  readonly file: number;
  readonly callable: number;
  readonly callee: number;
  readonly receiver: number;
  readonly arguments: readonly LinkedArgument[];
  readonly result: number;
  readonly handler: number;
  readonly posts: readonly { readonly argument: number; readonly before: number; readonly after: number }[];
  readonly synthetic: boolean;
}

export interface LinkedArgument {
  readonly node: number;
  readonly index: number | null;
  readonly name: string | null;
  readonly spread: 'positional' | 'keyword' | null;
  readonly loose: boolean;
  readonly from: number;
  readonly to: number;
}

export interface LinkedStore extends Omit<StoreSite, 'base' | 'content' | 'value' | 'post' | 'callable' | 'arm'> {
  readonly file: number;
  readonly callable: number;
  readonly base: number;
  /** Program-wide content. */
  readonly content: number;
  readonly value: number;
  readonly post: number;
}

/** What placement may do to the program while values are tracked. Adding the same thing twice changes nothing. */
export interface LinkWriter {
  readonly files: readonly LinkedFile[];
  /** A new node without a place in the source (slots, intermediate contents); `file`/`from`/`to` place it for trails. */
  addNode(callable: number, file: number, from: number, to: number): number;
  /** A slot shared by the whole program, by name. */
  slot(name: string): number;
  addEdge(source: number, target: number, kind: FlowKind, operand: number, note: number): void;
  content(content: FlowContent): number;
  contentOf(id: number): FlowContent;
  keySet(set: FlowKeySet): number;
  note(role: TrailRole, text: string, mark: string | null): number;
  /** The target is whatever object or function of the program the source is; contents do not flow. */
  addObject(source: number, target: number): void;
  /** The node holds this library value. */
  addApi(node: number, state: ApiState): void;
  /**
   * Library code calls whatever callable the node holds: arguments by position or name, result into `result` (-1: dropped), what
   * it throws into `thrown`, or to the handler around the call. Resolved like a written call.
   */
  invoke(
    at: LinkedCall | { readonly file: number; readonly from: number; readonly to: number; readonly callable: number },
    callee: number,
    args: readonly InvokedArgument[],
    result: number,
    thrown?: number,
  ): void;
  /** `node` holds a function of library code; `given` gets what it is called with at this index. */
  collect(node: number, index: number, given: number): void;
  /**
   * `node` holds a callable that runs what `callee` holds with `args` in front (`functools.partial`, `Function.prototype.bind`):
   * written positional arguments follow the bound ones, written names override bound ones. `receiver` is the bound `this`, or -1;
   * `isMethod`: the object through which it is read will be.
   */
  bind(
    node: number,
    callee: number,
    args: readonly { readonly node: number; readonly index: number | null; readonly name: string | null }[],
    receiver: number,
    isMethod: boolean,
  ): void;
  /** Callables that the node holds, now or later, get this entry kind. */
  markEntry(node: number, entry: string): void;
  /** Constant strings that a node may be, following values; null when unknown. */
  constants(node: number): readonly string[] | null;
  /** Members of a set or list of constants, or the constant itself; null when some are unknown. */
  constantSet(node: number): readonly string[] | null;
  /** Whether the node may hold a function, class or bound callable of the program now. */
  holdsCallable(node: number): boolean;
  /** Allocation kinds that a node may hold; empty when unknown. */
  allocationKinds(node: number): readonly string[];
  /** Whether a parameter's or variable's declared name at this node is known (FastAPI header parameters). */
  nameOf(node: number): string | null;
  /** Allocation sites (call or allocation nodes) of the library values at this node, for storage rows with slot 'site'. */
  sites(node: number): readonly number[];
}

/** An argument that library code passes on; a spread brings several. */
export interface InvokedArgument {
  readonly node: number;
  readonly index: number | null;
  readonly name: string | null;
  readonly spread?: LinkedArgument['spread'];
  readonly loose?: boolean;
}

/** The placement of rows; called by value tracking. One instance per program and language. */
export interface Placement {
  readonly trie: ApiTrie;
  // For calls that rows speak of and for unknown calls, placement also adds what keeps the objects that go in as they were (a value
  // edge from `before` to `after` of each post state, or `without` where a row clears contents).
  /** The callee of `call` may be library value `state`; called once per pair. Emits summaries, callbacks, types, storage, entries. */
  onApiCall(call: LinkedCall, state: ApiState, writer: LinkWriter): void;
  /** The program reads an item of a library value: `state` is the item, `read` has the value as receiver and the item as result. */
  onApiRead(read: LinkedCall, state: ApiState, writer: LinkWriter): void;
  /** A node came to hold library value `state`; called once per pair. Types of members, slots read, sources are seen later. */
  onApiValue(node: number, state: ApiState, writer: LinkWriter): void;
  /** A store whose base may be library value `state`; storage rows. */
  onApiStore(store: LinkedStore, state: ApiState, writer: LinkWriter): void;
  /**
   * What library code gets at `node` is what `state` names: an argument of a library call (`argument` step), a property of an
   * object that goes in (`member` steps after it), what a callback returns (`return` after it), a decorated function or class
   * (`decorated`), a project class with a library base (`subclass`) and its methods (`method`). Value tracking itself walks these
   * steps and types the callbacks' parameters; placement adds what rows at `state` say (entries, storage). Once per pair.
   */
  onExpected?(node: number, state: ApiState, writer: LinkWriter): void;
  /** A further allocation site came to a node whose `sites` were asked for. */
  onSite?(node: number, writer: LinkWriter): void;
  /** After a fixpoint: no candidate in the program and no row for this call. Emits the defaults of unknown code. */
  onUnknownCall(call: LinkedCall, writer: LinkWriter): void;
  /** After the last fixpoint, for the files of this language: where rows put sources, sinks, barriers and call rules. */
  occurrences(view: LinkView): Occurrences;
}

/** What placement sees of the finished values. Ids are program-wide; every list is sorted, so results are canonical. */
export interface LinkView {
  readonly files: readonly LinkedFile[];
  /** Index is the id: written calls in the order of their files, then synthetic ones. */
  readonly calls: readonly LinkedCall[];
  readonly stores: readonly LinkedStore[];
  readonly contents: readonly FlowContent[];
  /** Library values that the node may hold, sorted; after type rows. Nodes that hold the same share one list. */
  apiStates(node: number): readonly ApiState[];
  /** What library code takes the node for, see `Placement.onExpected`. */
  expectedStates(node: number): readonly ApiState[];
  /** Nodes that hold at least one library value. */
  readonly apiNodes: readonly number[];
  /** Nodes that library code takes for something. */
  readonly expectedNodes: readonly number[];
  candidates(call: number): readonly Candidate[];
  isOpen(call: number): boolean;
  /** Index into the graph's `conditions`: when the call runs the library value, by what its callable was passed; 0: always. */
  conditionOf(call: number, state: ApiState): number;
  /** The callable's facts; ids inside are those of its file. */
  callable(id: number): Callable;
  /** The callable that the node stands in, or -1 (slots, instances). */
  callableOfNode(node: number): number;
  fileOfNode(node: number): number;
  spanOf(node: number): Span;
  fileOfCallable(callable: number): number;
  /** The call whose result the node is, or -1. */
  callOfResult(node: number): number;
  constants(node: number): readonly string[] | null;
  /** Constants and truth values that the node may be, or members of a set of constants; null when unknown. */
  words(node: number): readonly string[] | null;
  /** What callers pass as the constant at the node, each with its condition; null when they do not decide it. */
  passedKeys(node: number): readonly KeyChoice[] | null;
  nameOf(node: number): string | null;
  /** Edges into a node without call and return edges: local ones and those that placement added. */
  incoming(node: number, visit: (source: number, kind: number, operand: number) => void): void;
  content(content: FlowContent): number;
}

/** What a computed key, or a set of keys, is under a condition (an index into `conditions`; 0: always); null: it may be any. */
export interface KeyChoice {
  readonly texts: readonly string[] | null;
  readonly tag: number;
}

/** What placement finds at the end. Indexes of seeds, goals and barrier points are those of the lists beside them. */
export interface Occurrences {
  readonly sources: readonly SourceOccurrence[];
  readonly sinks: readonly SinkOccurrence[];
  readonly barriers: readonly BarrierOccurrence[];
  readonly calls: readonly CallOccurrence[];
  readonly barrierPoints: readonly BarrierPoint[];
  readonly rowUses: RowUses;
}

/**
 * Where a barrier acts: whatever comes into `target` (the result of a call, a refinement), or only what comes from `source` into
 * it (one argument, one stored value), is cleared on the way.
 */
export interface BarrierPoint {
  readonly barrier: number;
  readonly source: number | -1;
  readonly target: number;
}
