import type { FlowBuilder } from '@tokentrail/core/lowering';
import { defaultLimits } from '@tokentrail/core/lowering';
import type { SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { ScopeAnalysis } from '../scopes/records.js';
import { declareClasses } from './classes.js';
import { beginCommonModule, endCommonModule } from './common-exports.js';
import { Exports } from './exports.js';
import { declareFunctions, lowerFunction } from './functions.js';
import { importDeclaration } from './imports.js';
import { Lowering } from './lowering.js';
import { rules } from './rules.js';

/** Lowers the module body, then every other callable, each on its own. */
export function lowerModule(tree: SyntaxTree, scopes: ScopeAnalysis, builder: FlowBuilder): void {
  const exports = new Exports();
  const lowering = new Lowering({ tree, scopes, builder, rules, exports, nesting: defaultLimits.nesting });
  declareClasses(lowering);
  declareFunctions(lowering);
  const [module, ...others] = scopes.functions;
  if (module === undefined) return;
  builder.lowerCallable(module.id, () => {
    imports(lowering);
    beginCommonModule(lowering);
    lowering.statements(0);
    exports.finish(lowering);
    endCommonModule(lowering);
  });
  for (const info of others) builder.lowerCallable(info.id, () => lowerFunction(lowering, info));
}

/** Imports take effect before the first statement, wherever they stand. */
function imports(lowering: Lowering): void {
  const { tree } = lowering;
  for (let child = tree.first(0); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.ImportDeclaration) importDeclaration(lowering, child);
    else if (kind === T.ExportDeclaration) {
      const inner = tree.child(child, T.ImportDeclaration);
      if (inner >= 0) importDeclaration(lowering, inner);
    }
  }
}
