import type { FileFacts } from '../../facts/file-facts.js';
import type { LimitHit } from '../../limits.js';
import type { Kind } from '../../model/kind.js';
import type { CallRow, EntryPointRow } from '../../model/model.js';
import type { AssumedVersion } from '../../model/row-versions.js';
import type { Confidence } from '../../model/rule.js';
import type { RowUses } from './row-uses.js';
import type { TrailRole } from '../../report.js';
import type { FlowContent, FlowGoal, FlowGraph, FlowKeySet, FlowSeed } from '../../solve/flow-graph.js';
import type { Span } from '../../text/span.js';

// The linked program: all files' facts side by side under program-wide ids, what each callee may be, and the catalogue's rows
// placed on nodes. Program-wide id = base of the file + id in the file; files are in sorted path order, so ids are canonical.

export interface LinkedFile {
  readonly facts: FileFacts;
  readonly text: string;
  readonly nodeBase: number;
  readonly callableBase: number;
  readonly callBase: number;
  readonly classBase: number;
}

/** A place in the program. */
export interface Site {
  readonly file: number;
  readonly span: Span;
}

/** A value of a source kind found in the program. */
export interface SourceOccurrence {
  /** Index of the row in the catalogue's models, or -1 for what no row names. */
  readonly rowIndex: number;
  /** The library version by which the row was chosen. */
  readonly assumed: AssumedVersion | null;
  readonly kind: Kind;
  readonly label: string;
  readonly site: Site;
  readonly callable: number;
  readonly seeds: readonly FlowSeed[];
}

/** A sink position found in the program. `call` is the program-wide call id or -1 for a written content. */
export interface SinkOccurrence {
  /** Index of the row in the catalogue's models, or -1 for what no row names. */
  readonly rowIndex: number;
  /** The library version by which the row was chosen. */
  readonly assumed: AssumedVersion | null;
  readonly kind: Kind;
  readonly label: string;
  /** The primary location: the call, or the write. */
  readonly site: Site;
  readonly call: number;
  readonly callable: number;
  readonly confidence: Confidence;
  readonly goals: readonly FlowGoal[];
  /** Why the confidence is not high; shown as a mark. */
  readonly mark: string | null;
  /**
   * Where the call goes, as far as its text tells: constants and names that the row's `address` is made of, in lower case without
   * '-' and '_', separated by blanks; '' when the row names no address. A rule's `exemptAddresses` are looked up in it.
   */
  readonly address: string;
  /**
   * The name of the function around the call, in lower case without '-' and '_', when that function gives back no answer of the
   * call as it came; '' otherwise. A rule's `exemptPurposes` are looked up in it.
   */
  readonly purpose: string;
  /** Of what a library hands on by itself: whether it does so only in code that runs while a request is handled. */
  readonly onRequest?: boolean;
}

export interface BarrierOccurrence {
  /** Index of the row in the catalogue's models. */
  readonly rowIndex: number;
  readonly kind: Kind;
  readonly label: string;
  readonly site: Site;
  readonly call: number;
  /** Set when the body hands its argument back unchanged: then no barrier edge exists and this is reported. */
  readonly fake: boolean;
}

/** A call that a call rule speaks of. */
export interface CallOccurrence {
  /** Index of the row in the catalogue's models, or -1 for what no row names. */
  readonly rowIndex: number;
  /** The library version by which the row was chosen. */
  readonly assumed: AssumedVersion | null;
  readonly row: CallRow;
  /** The library that the row speaks of is the program itself: the body of what is called is in sight. */
  readonly own: boolean;
  readonly call: number;
  readonly site: Site;
  readonly callable: number;
  /** Program-wide nodes of the row's `check` and `disable` places, in the row's order; see evaluate/. */
  readonly checks: readonly CallPlace[];
  readonly disables: readonly CallPlace[];
  /** The `unless` place of each of `disables`. */
  readonly exceptions: readonly (CallPlace | null)[];
  /** Whether what stands at each `disable` place is a list of constants without the one that it must have. */
  readonly lacking: readonly boolean[];
  /** Nodes of the verified value (the row's `input`), with the contents in front. */
  readonly inputs: readonly { readonly node: number; readonly path: readonly number[] }[];
  /** Nodes where the claims come out, with the contents in front. */
  readonly claims: readonly { readonly node: number; readonly path: readonly number[] }[];
}

/**
 * An argument place with the keys to follow inside it; `node` -1: the call does not pass it. `open`: a spread may bring it.
 * `isSetting`: it is what the object of the call may have been set up with, and what is not seen was not set.
 */
export interface CallPlace {
  readonly node: number;
  readonly keys: readonly string[];
  readonly open: boolean;
  readonly isSetting?: boolean;
}

/** What a call may run. `how`: found by value, or only by the method's name. */
export interface Candidate {
  readonly callable: number;
  readonly how: 'value' | 'name';
}

/** Why an edge exists, for trails and marks; index 0 of `LinkedProgram.notes` is "nothing to say". */
export interface EdgeNote {
  readonly role: TrailRole;
  readonly text: string;
  /** Lowers the confidence of a flow that uses the edge. */
  readonly mark: string | null;
  /** The value is put on an instance that several parts of the program share, where any other instance of the class may have it. */
  readonly isShared: boolean;
}

/** What linking took, in counts that are the same on every machine. */
export interface LinkCost {
  /** How often a node handed on values that were new to it. */
  readonly turns: number;
  /** Different sets of values that nodes held on the way. */
  readonly sets: number;
}

export interface LinkedProgram {
  readonly files: readonly LinkedFile[];
  readonly graph: FlowGraph;
  /** Per edge, index into `notes`. */
  readonly edgeNote: Uint32Array;
  readonly notes: readonly EdgeNote[];
  readonly contents: readonly FlowContent[];
  readonly keySets: readonly FlowKeySet[];
  readonly sources: readonly SourceOccurrence[];
  readonly sinks: readonly SinkOccurrence[];
  readonly barriers: readonly BarrierOccurrence[];
  readonly calls: readonly CallOccurrence[];
  /** How often each row of the catalogue spoke of something, by its index; rows that never did are missing. */
  readonly rowUses: RowUses;
  /** Candidates of a program-wide call id, sorted by callable. */
  candidates(call: number): readonly Candidate[];
  /** Whether unknown code may run at this call as well. */
  isOpen(call: number): boolean;
  /** Callables that rows or conventions name as entered from outside. */
  readonly entries: ReadonlyMap<number, EntryPointRow['entry']>;
  /** Callables that each callable may run or hand out: calls, callbacks, properties. Program-wide ids, sorted. */
  calleesOf(callable: number): readonly number[];
  fileOfNode(node: number): number;
  fileOfCall(call: number): number;
  fileOfCallable(callable: number): number;
  /** Files that each file imports (indexes into `files`), and package names it imports. */
  readonly imports: readonly { readonly files: readonly number[]; readonly packages: readonly string[] }[];
  readonly limits: readonly (LimitHit & { readonly file: number })[];
  readonly cost: LinkCost;
}
