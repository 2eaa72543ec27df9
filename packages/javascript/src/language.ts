import {
  type CallableId,
  createFlowBuilder,
  type FlowBuilder,
  type FileFacts,
  type Language,
  ReferenceRows,
  type SourceFile,
  type Span,
  type SymbolTable,
} from '@tokentrail/core/lowering';
import { dialectOf, parseJavaScript } from './grammar.js';
import { lowerModule } from './lower/module.js';
import { createResolver } from './resolver.js';
import { analyzeScopes } from './scopes/scan.js';
import { javascriptVersions } from './versions.js';

/** JavaScript and TypeScript, with and without JSX. Files of declarations only (`.d.ts`) give types. */
export const javascript: Language = {
  id: 'javascript',
  versions: javascriptVersions,
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  lower,
  resolver: createResolver,
};

const emptySymbols: SymbolTable = { scopes: [], bindings: [], references: new ReferenceRows().table() };

function lower(file: SourceFile): FileFacts {
  const outcome = parseJavaScript(file.text, dialectOf(file.path));
  if (!outcome.ok) return nothing(file, 'parse-failed', outcome.message, outcome.at);
  const { tree, errorCount, errors } = outcome;
  // The types of Flow look like TypeScript and are not: what follows the first difference is read wrongly.
  if (errorCount > 0 && /^[\s/*]*@flow\b/.test(file.text)) {
    return nothing(file, 'parse-failed', 'Flow types are not supported', { from: 0, to: 0 });
  }
  try {
    const { analysis, symbols } = analyzeScopes(tree);
    const builder = begin(file, symbols);
    for (const span of errors) builder.diagnose({ code: 'syntax-error', message: 'not understood', span });
    lowerModule(tree, analysis, builder);
    return builder.finish();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return nothing(file, 'lowering-failed', message, { from: 0, to: 0 });
  }
}

function begin(file: SourceFile, symbols: SymbolTable): FlowBuilder {
  return createFlowBuilder({ path: file.path, language: 'javascript', symbols });
}

const moduleBody = {
  kind: 'module',
  name: '',
  qualifiedName: '',
  parent: -1 as CallableId,
  owner: -1,
  isAsync: false,
  isGenerator: false,
  hasSelf: false,
} as const;

/** The facts of a file that could not be read: why, and nothing else. */
function nothing(file: SourceFile, code: 'parse-failed' | 'lowering-failed', message: string, span: Span): FileFacts {
  const builder = begin(file, emptySymbols);
  const module = builder.declareCallable({ ...moduleBody, span, nameSpan: span });
  builder.lowerCallable(module, () => {});
  builder.diagnose({ code, message, span });
  return builder.finish();
}
