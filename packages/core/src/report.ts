import type { AssumedVersion } from './model/row-versions.js';
import type { Confidence, Severity } from './model/rule.js';

// The report: plain data, ordered, the same bytes from run to run. Version 1; additions are allowed, renames are not.

/** Lines and columns count from 1, columns in UTF-16 units, the end is exclusive; `file` is POSIX and relative to the root. */
export interface Location {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type TrailRole = 'source' | 'step' | 'call' | 'return' | 'store' | 'read' | 'model' | 'sink';

/** One hop of a finding's explanation. */
export interface TrailStep {
  readonly role: TrailRole;
  readonly message: string;
  readonly location: Location;
  /** Call depth relative to the source's callable; may be negative. */
  readonly nesting: number;
  /** The source line without its indentation, at most 200 units. */
  readonly snippet: string;
}

export interface RelatedLocation {
  readonly message: string;
  readonly location: Location;
}

export interface Suppression {
  readonly kind: 'inline' | 'baseline' | 'config';
  readonly reason: string;
}

export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** Stable when lines shift: rule, path, enclosing function, source and sink, normalised text, occurrence. 64 hex digits. */
  readonly fingerprint: string;
  readonly cwe: readonly string[];
  readonly location: Location;
  readonly trail: readonly TrailStep[];
  readonly sources: readonly RelatedLocation[];
  readonly related: readonly RelatedLocation[];
  readonly marks: readonly string[];
  /** Library versions that decided on the rows behind the finding, and the files that say so. */
  readonly versions: readonly AssumedVersion[];
  readonly suppressed: Suppression | null;
  /** How the site is reached: from a tool or route of the server, from elsewhere in it, or from tests and examples. */
  readonly reach: 'entry' | 'server' | 'outside';
  readonly impact: string;
  readonly fix: string;
}

/** A flow that a barrier ended: no finding, shown so that the exchange can be checked. */
export interface ClearedFlow {
  readonly ruleId: string;
  readonly barrier: RelatedLocation;
  readonly source: RelatedLocation;
  readonly sink: RelatedLocation;
}

export interface UndecidedCall {
  readonly ruleId: string;
  readonly location: Location;
  readonly message: string;
}

/** A project of the scan: a folder with a manifest of its own, or the root. */
export interface ProjectCoverage {
  readonly root: string;
  /** What kinds of project its manifests and imports show it to be. */
  readonly contexts: readonly string[];
  readonly files: number;
  /** False where the context gate kept some rule out. */
  readonly judged: boolean;
}

export interface Coverage {
  /** Source files seen, and of those parsed without an error node. */
  readonly files: number;
  readonly parsed: number;
  /** Files analysed although parts of them did not parse. */
  readonly partial: readonly string[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  readonly limits: readonly { readonly limit: string; readonly location: Location | null; readonly message: string }[];
  readonly undecided: readonly UndecidedCall[];
  readonly projects: readonly ProjectCoverage[];
  /** What was looked at: source places, sink places and decode or verify calls seen in the program. */
  readonly sources: number;
  readonly sinks: number;
  readonly calls: number;
}

export interface Diagnostic {
  readonly level: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly message: string;
  readonly location: Location | null;
}

/** Facts about a rule that a report needs to be read alone. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly impact: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly cwe: readonly string[];
  readonly clause: { readonly text: string; readonly url: string } | null;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rules: readonly RuleInfo[];
  readonly findings: readonly Finding[];
  readonly cleared: readonly ClearedFlow[];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}
