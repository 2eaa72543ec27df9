import type { ApiToken } from './api-path.js';
import type { ApiContent } from './api-trie.js';

/** A path cut where its value steps end and the contents of that value begin. */
export interface SplitPath {
  readonly steps: readonly ApiToken[];
  readonly contents: readonly ApiContent[];
}

/**
 * Cuts off the contents at the end of a path. Members count as contents once the value is the program's own (an argument, what
 * a callback returns, a decorated function): no library state leads further there.
 */
export function splitContents(tokens: readonly ApiToken[], language: 'python' | 'javascript'): SplitPath {
  const handedOver = belongsToProgram(tokens);
  let cut = tokens.length;
  while (cut > 0) {
    const token = tokens[cut - 1];
    if (token === undefined) break;
    const content = isContent(token) || (handedOver && token.kind === 'member');
    if (!content) break;
    cut -= 1;
  }
  return {
    steps: valueSteps(tokens.slice(0, cut), language),
    contents: tokens.slice(cut).map((token) => contentOf(token, language)),
  };
}

/** The steps of a path whose contents are steps too: a callback among options, an item of a list. */
export function valueSteps(tokens: readonly ApiToken[], language: 'python' | 'javascript'): readonly ApiToken[] {
  return tokens.map((token): ApiToken => {
    switch (token.kind) {
      case 'field':
        return { kind: 'member', names: token.names };
      case 'key':
        return language === 'javascript' ? { kind: 'member', names: token.names } : token;
      case 'index':
      case 'anyKey':
      case 'anyContent':
        return { kind: 'element' };
      default:
        return token;
    }
  });
}

/** The steps to what is called, for rows that speak of the call: `f`, `f()` and `f.ReturnValue` are the same. */
export function calleeSteps(tokens: readonly ApiToken[], language: 'python' | 'javascript'): readonly ApiToken[] {
  const steps = valueSteps(tokens, language);
  return steps.at(-1)?.kind === 'return' ? steps.slice(0, -1) : steps;
}

/** Contents of a relative or split path as `ApiContent`; other tokens do not occur there. */
export function contentOf(token: ApiToken, language: 'python' | 'javascript'): ApiContent {
  switch (token.kind) {
    case 'member':
    case 'field':
      return { kind: language === 'javascript' ? 'key' : 'field', names: token.names };
    case 'key':
    case 'index':
    case 'element':
    case 'anyKey':
    case 'mapKey':
    case 'keyOfArgument':
      return token;
    default:
      return { kind: 'anyContent' };
  }
}

export function isContent(token: ApiToken): boolean {
  switch (token.kind) {
    case 'key':
    case 'field':
    case 'index':
    case 'element':
    case 'anyKey':
    case 'mapKey':
    case 'anyContent':
    case 'keyOfArgument':
    case 'pathOfArgument':
      return true;
    default:
      return false;
  }
}

/** Whether the value at the end of the path comes from the program (CodeQL API graphs: a definition node) or the library. */
function belongsToProgram(tokens: readonly ApiToken[]): boolean {
  let program = false;
  for (const token of tokens) {
    if (token.kind === 'argument' || token.kind === 'parameter') program = token.kind === 'argument' && !program;
    else if (token.kind === 'decorated' || token.kind === 'subclass' || token.kind === 'method') program = true;
  }
  return program;
}
