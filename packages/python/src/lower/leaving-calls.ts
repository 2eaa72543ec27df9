import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import type { Lowering } from './lowering.js';

// Calls of the standard library after which nothing of the program runs, told by the names that everybody gives them.

const OF_MODULES: readonly { readonly module: string; readonly names: readonly string[] }[] = [
  { module: 'sys', names: ['exit'] },
  { module: 'os', names: ['_exit', 'abort'] },
];
const BUILTINS: readonly string[] = ['exit', 'quit'];

/** Whether an expression is a call such as `sys.exit(1)`, `os._exit(1)`, `exit()`. */
export function endsProcess(l: Lowering, expression: SyntaxNode): boolean {
  const { tree } = l;
  if (tree.kind(expression) !== K.CallExpression) return false;
  const callee = tree.first(expression);
  if (tree.kind(callee) !== K.MemberExpression) return BUILTINS.some((name) => l.isBuiltin(callee, name));
  const object = tree.first(callee);
  if (tree.kind(object) !== K.VariableName) return false;
  return OF_MODULES.some(
    ({ module, names }) => tree.is(object, module) && names.some((name) => tree.is(tree.last(callee), name)),
  );
}
