import type { FileFacts, Language, SourceFile } from '@tokentrail/core';
import { createFlowBuilder, defaultLimits, type FactsDiagnostic, type Limits } from '@tokentrail/core/lowering';
import type { ParseOutcome } from '@tokentrail/syntax';
import { parsePython } from './grammar.js';
import { lowerFile } from './lower/lower-file.js';
import { pythonResolver } from './resolve/resolver.js';
import { scanScopes } from './scopes/scan-scopes.js';
import { pythonVersions } from './versions.js';

/** The Python front end. */
export const python: Language = {
  id: 'python',
  extensions: ['.py', '.pyi'],
  versions: pythonVersions,
  lower: lowerPython,
  resolver: pythonResolver,
};

/** When the call stack is too small for the nesting limit, lowering is tried once more with this one. */
const SMALL_NESTING = 200;

function lowerPython(file: SourceFile): FileFacts {
  const outcome = parsePython(file.text);
  try {
    return lowerOutcome(file, outcome, defaultLimits);
  } catch (error) {
    if (!(error instanceof RangeError)) return failed(file, error);
  }
  try {
    return lowerOutcome(file, outcome, { ...defaultLimits, nesting: SMALL_NESTING });
  } catch (error) {
    return failed(file, error);
  }
}

function lowerOutcome(file: SourceFile, outcome: ParseOutcome, limits: Limits): FileFacts {
  if (!outcome.ok) return emptyFacts(file, { code: 'parse-failed', message: outcome.message, span: outcome.at });
  const symbols = scanScopes(outcome.tree);
  const flow = createFlowBuilder({ path: file.path, language: python.id, symbols: symbols.table, limits });
  for (const span of outcome.errors)
    flow.diagnose({ code: 'syntax-error', message: 'source that the grammar does not know', span });
  lowerFile(outcome.tree, symbols, flow, limits);
  return flow.finish();
}

function failed(file: SourceFile, error: unknown): FileFacts {
  const message = error instanceof Error ? error.message : String(error);
  return emptyFacts(file, { code: 'lowering-failed', message, span: { from: 0, to: 0 } });
}

/** The facts of an empty file with one diagnostic. */
function emptyFacts(file: SourceFile, diagnostic: FactsDiagnostic): FileFacts {
  const facts = lowerOutcome({ path: file.path, text: '' }, parsePython(''), defaultLimits);
  return { ...facts, diagnostics: [diagnostic] };
}
