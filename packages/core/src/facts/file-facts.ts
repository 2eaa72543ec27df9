import type { Span } from '../text/span.js';
import type { LimitHit } from '../limits.js';
import type { ArmTable } from './arm.js';
import type { Callable } from './callable.js';
import type { CallSite, ChoiceSite, FallbackSite, ReadSite, ReturnSite, StoreSite } from './call-site.js';
import type { Condition, Guard } from './condition.js';
import type { Constant } from './constant.js';
import type { Content, KeySet } from './content.js';
import type { EdgeTable } from './flow-edge.js';
import type { NodeTable } from './flow-node.js';
import type { Binding, ClassShape, Export, Import, ReferenceTable, Scope, TypeHint } from './symbol.js';

/** Something in a file that could not be analysed as written; never an exception. */
export interface FactsDiagnostic {
  readonly code: 'syntax-error' | 'parse-failed' | 'lowering-failed';
  readonly message: string;
  readonly span: Span;
}

/**
 * All that one file contributes, alone: its symbol graph and its flow graph. Plain data, never a reference to another
 * file, cacheable by the file's content hash. Ids index the tables of this object only.
 */
export interface FileFacts {
  readonly path: string;
  readonly language: string;
  readonly strings: readonly string[];
  readonly nodes: NodeTable;
  readonly edges: EdgeTable;
  readonly contents: readonly Content[];
  readonly keySets: readonly KeySet[];
  readonly constants: readonly Constant[];
  readonly callables: readonly Callable[];
  readonly classes: readonly ClassShape[];
  readonly calls: readonly CallSite[];
  readonly stores: readonly StoreSite[];
  readonly reads: readonly ReadSite[];
  readonly returns: readonly ReturnSite[];
  readonly fallbacks: readonly FallbackSite[];
  readonly choices: readonly ChoiceSite[];
  readonly conditions: readonly Condition[];
  readonly guards: readonly Guard[];
  readonly arms: ArmTable;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly types: readonly TypeHint[];
  readonly scopes: readonly Scope[];
  readonly bindings: readonly Binding[];
  readonly references: ReferenceTable;
  readonly diagnostics: readonly FactsDiagnostic[];
  readonly limits: readonly LimitHit[];
}
