import type { FileFacts } from '../facts/file-facts.js';
import type { Parameter } from '../facts/callable.js';

/** The root of paths that begin at a callable of the program: what a protocol calls is known by the names of its parameters. */
const ROOT = 'callable ';

const MORE = '..';
const USING = ' using ';

/**
 * What a signature root asks for: `callable scope receive send` names all parameters in order, the receiver left out;
 * `callable request ..` the first of them; `callable request .. using django` only in files that import from the package.
 */
export interface Signature {
  readonly names: readonly string[];
  readonly isOpen: boolean;
  readonly packages: readonly string[];
}

/** Whether a root names callables of the program by their parameters. */
export function isSignatureRoot(root: string): boolean {
  return root.startsWith(ROOT);
}

/** What the root asks for. */
export function signatureOf(root: string): Signature {
  const [head = '', using = ''] = root.slice(ROOT.length).split(USING);
  const names = head.split(' ').filter((name) => name !== '');
  const isOpen = names.at(-1) === MORE;
  return {
    names: isOpen ? names.slice(0, -1) : names,
    isOpen,
    packages: using.split(' ').filter((name) => name !== ''),
  };
}

/** Whether a callable with these parameters has the signature; what has a default or collects the rest may come after it. */
export function hasSignature({ names, isOpen }: Signature, parameters: readonly Parameter[]): boolean {
  if (parameters.length < names.length) return false;
  return parameters.every(({ name, label, collects, default: given }, index) =>
    index < names.length
      ? (name ?? label) === names[index] && collects === null
      : isOpen || given >= 0 || collects !== null,
  );
}

/** Whether the file imports from one of the packages, or none is asked for. */
export function usesPackage({ packages }: Signature, { imports }: FileFacts): boolean {
  if (packages.length === 0) return true;
  return imports.some(({ specifier }) =>
    packages.some((name) => specifier === name || specifier.startsWith(`${name}.`)),
  );
}
