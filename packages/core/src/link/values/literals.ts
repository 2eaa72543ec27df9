// Constants with their kind, as `Origins.literals` writes them: `string user`, `boolean true`, `number 0`, `null`.

const FALSE: ReadonlySet<string> = new Set(['boolean false', 'string ', 'number 0', 'null', 'undefined']);
const NOTHING: ReadonlySet<string> = new Set(['null', 'undefined']);

/** Whether a test of the constant for truth holds. */
export function isTrueLiteral(literal: string): boolean {
  return !FALSE.has(literal);
}

/** The constant without its kind. */
export function textOfLiteral(literal: string): string {
  return literal.slice(literal.indexOf(' ') + 1);
}

/**
 * Whether two constants are equal; null: it cannot be told, since a comparison that is not strict may convert one of them
 * (`1 == '1'` in JavaScript, `1 == True` in Python).
 */
export function equalLiterals(left: string, right: string, isStrict: boolean): boolean | null {
  if (left === right) return true;
  if (isStrict || kindOf(left) === kindOf(right)) return false;
  const nothing = Number(NOTHING.has(left)) + Number(NOTHING.has(right));
  return nothing === 1 ? false : null;
}

function kindOf(literal: string): string {
  const end = literal.indexOf(' ');
  return end < 0 ? literal : literal.slice(0, end);
}
