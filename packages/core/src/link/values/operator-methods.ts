// Which methods of a class run without a call being written: those that an operator, a format or a conversion asks for (Python data
// model 3.3, ECMAScript 7.1.1 ToPrimitive). Lowering names the operator on the node of its result; a conversion by call has the call's name.

/** Groups of methods; of each group the first that the class has runs. */
type MethodGroups = readonly (readonly string[])[];

const PYTHON_TEXT: MethodGroups = [['__format__', '__str__', '__repr__']];

const PYTHON_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['/', 'truediv'],
  ['//', 'floordiv'],
  ['%', 'mod'],
  ['**', 'pow'],
  ['@', 'matmul'],
  ['<<', 'lshift'],
  ['>>', 'rshift'],
  ['&', 'and'],
  ['^', 'xor'],
  ['|', 'or'],
]);

/** Signs before an operand; lowering writes them as `unary -`. */
const PYTHON_SIGNS: ReadonlyMap<string, MethodGroups> = new Map([
  ['unary -', [['__neg__']]],
  ['unary +', [['__pos__']]],
  ['unary ~', [['__invert__']]],
]);

const PYTHON_CALLS: ReadonlyMap<string, MethodGroups> = new Map([
  ['str', [['__str__', '__repr__']]],
  ['repr', [['__repr__']]],
  ['bytes', [['__bytes__']]],
  ['abs', [['__abs__']]],
  ['round', [['__round__']]],
  ['format', PYTHON_TEXT],
]);

const JAVASCRIPT_TEXT: MethodGroups = [['@@toPrimitive', 'toString', 'valueOf']];
const JAVASCRIPT_JSON: MethodGroups = [['toJSON']];
const NONE: MethodGroups = [];

/**
 * Methods that run on an operand when the result is made by `operator` (its sign, or `text` for templates and formats). `position`
 * is that of the operand: the first has the method of its name, the others the reflected one.
 */
export function operatorMethods(operator: string, position: number, isJavaScript: boolean): MethodGroups {
  if (operator === '') return NONE;
  if (isJavaScript) return JAVASCRIPT_TEXT;
  if (operator === 'text') return PYTHON_TEXT;
  if (operator === '!r') return PYTHON_CALLS.get('repr') ?? NONE;
  const isUpdate = operator.length > 1 && operator.endsWith('=');
  const name = PYTHON_OPERATORS.get(isUpdate ? operator.slice(0, -1) : operator);
  if (name === undefined) return PYTHON_SIGNS.get(operator) ?? NONE;
  const own = isUpdate ? [`__i${name}__`, `__${name}__`] : [`__${name}__`];
  const method = position === 0 ? own : [`__r${name}__`];
  return operator === '%' ? [method, ['__str__', '__repr__']] : [method];
}

/** Methods that run on an argument or the receiver of a library call of that name whose result holds its text. */
export function conversionMethods(callee: string, isJavaScript: boolean): MethodGroups {
  if (!isJavaScript) return PYTHON_CALLS.get(callee) ?? NONE;
  return callee === 'stringify' ? JAVASCRIPT_JSON : JAVASCRIPT_TEXT;
}
