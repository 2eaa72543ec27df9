import { readFileSync } from 'node:fs';
import { catalogue as builtIn, standardHeaderNames, standardLibraries } from '@tokentrail/catalogue';
import type { Catalogue, CatalogueParts } from '@tokentrail/core';
import { parseRulesFile } from './rules-file.js';

/** Rules files that cannot be used; the message lists every error with file, line and column. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}

/** A catalogue without rules and libraries; only what the languages themselves do, and how HTTP compares header names. */
const BARE: Catalogue = {
  rules: [],
  models: standardLibraries,
  kinds: [],
  headerNames: standardHeaderNames,
  credentialKeys: [],
  contexts: [],
  genericSinks: [],
};

/**
 * The catalogue of a scan: the built-in one, or none beyond the languages' own libraries, and what the user's files add, in order.
 *
 * @throws RulesError when a file cannot be read or holds errors, or when nothing is left to look for
 */
export function chooseCatalogue(files: readonly string[], defaultRules: boolean): Catalogue {
  let catalogue: Catalogue = defaultRules ? builtIn : BARE;
  const errors: string[] = [];
  for (const file of files) {
    const { parts, errors: found } = parseRulesFile(readRules(file), catalogue);
    if (parts !== null) catalogue = merged(catalogue, parts);
    else errors.push(...found.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`));
  }
  if (errors.length > 0) throw new RulesError(errors.join('\n'));
  if (catalogue.rules.length === 0) {
    throw new RulesError('tokentrail: --no-default-rules leaves no rule to look for; give some with --rules FILE');
  }
  return catalogue;
}

function readRules(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new RulesError(
      `tokentrail: ${file}: ${code === 'ENOENT' ? 'no such rules file' : `cannot be read (${code})`}`,
    );
  }
}

function merged(base: Catalogue, parts: CatalogueParts): Catalogue {
  const replaced = new Set(parts.kinds?.map((entry) => entry.kind));
  return {
    rules: [...base.rules, ...(parts.rules ?? [])],
    models: [...base.models, ...(parts.models ?? [])],
    kinds: [...base.kinds.filter((entry) => !replaced.has(entry.kind)), ...(parts.kinds ?? [])],
    headerNames: [...base.headerNames, ...(parts.headerNames ?? [])],
    credentialKeys: [...base.credentialKeys, ...(parts.credentialKeys ?? [])],
    contexts: [...base.contexts, ...(parts.contexts ?? [])],
    genericSinks: [...base.genericSinks, ...(parts.genericSinks ?? [])],
  };
}
