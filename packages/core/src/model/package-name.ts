import type { RowLanguage } from './model.js';

/**
 * The name under which the rows of a module are kept. JavaScript specifiers lose what does not change the module: `node:` and
 * `npm:` prefixes, a version, `/index` and the file ending. Python names stay.
 */
export function moduleName(specifier: string, language: RowLanguage): string {
  if (language === 'python') return specifier;
  return specifier
    .replace(/^(?:node|npm|jsr):/, '')
    .replace(/(?<=.)@[\d^~][^/]*/, '')
    .replace(/(?:\/index)?\.(?:js|mjs|cjs|ts|mts|cts)$/, (ending, at: number, whole: string) =>
      whole.includes('/') && at > 0 ? '' : ending,
    );
}

/** The package that a module belongs to: the first dotted name, or the specifier up to its sub-path. */
export function packageName(module: string, language: RowLanguage): string {
  if (language === 'python') return module.split('.', 1)[0] ?? module;
  const [first = module, second] = module.split('/', 2);
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}
