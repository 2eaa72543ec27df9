import type { CallSite, ReadSite, ReturnSite, StoreSite } from '../facts/call-site.js';
import type { FactsDiagnostic } from '../facts/file-facts.js';
import type { ClassShape, Export, Import, TypeHint } from '../facts/symbol.js';
import type { LimitHit } from '../limits.js';
import type { CallableDraft } from './callable-state.js';

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

/** Everything of a file that is not nodes and edges, while it is lowered. */
export interface Drafts {
  readonly callables: CallableDraft[];
  readonly classes: Writable<ClassShape>[];
  readonly calls: Writable<CallSite>[];
  readonly stores: StoreSite[];
  readonly reads: ReadSite[];
  readonly returns: ReturnSite[];
  readonly imports: Import[];
  readonly exports: Export[];
  readonly types: TypeHint[];
  readonly diagnostics: FactsDiagnostic[];
  readonly limits: LimitHit[];
}
