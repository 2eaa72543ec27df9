import type {
  Argument,
  CallSite,
  ChoiceSite,
  FallbackSite,
  PostState,
  ReadSite,
  ReturnSite,
  StoreSite,
} from '../facts/call-site.js';
import type { FactsDiagnostic } from '../facts/file-facts.js';
import type { ClassShape, Export, Import, TypeHint } from '../facts/symbol.js';
import type { LimitHit } from '../limits.js';
import type { CallableDraft } from './callable-state.js';

export type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

/** A call whose rows are its own: they get other numbers when the file is lowered. */
export interface CallDraft extends Writable<Omit<CallSite, 'arguments' | 'posts'>> {
  readonly arguments: Writable<Argument>[];
  posts: Writable<PostState>[];
}

/** Everything of a file that is not nodes and edges, while it is lowered. */
export interface Drafts {
  readonly callables: CallableDraft[];
  readonly classes: Writable<ClassShape>[];
  readonly calls: CallDraft[];
  readonly stores: Writable<StoreSite>[];
  readonly reads: Writable<ReadSite>[];
  readonly returns: Writable<ReturnSite>[];
  readonly fallbacks: FallbackSite[];
  readonly choices: ChoiceSite[];
  readonly imports: Import[];
  readonly exports: Export[];
  readonly types: TypeHint[];
  readonly diagnostics: FactsDiagnostic[];
  readonly limits: LimitHit[];
}
