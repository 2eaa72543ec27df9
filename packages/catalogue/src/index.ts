import type { Catalogue, Model } from '@tokentrail/core';
import * as anyLibraries from './any/libraries.js';
import { mcpServer } from './contexts.js';
import { vendorClients } from './generic-sinks.js';
import { credentialKeys, headerNames } from './headers.js';
export { standardHeaderNames } from './headers.js';
export { readIn } from './read-in.js';
import * as javascriptLibraries from './javascript/libraries.js';
import * as javascriptItself from './javascript/standard.js';
import { kinds } from './kinds.js';
import * as pythonLibraries from './python/libraries.js';
import * as pythonItself from './python/standard.js';
import { authorizationPassthrough } from './rules/authorization-passthrough.js';
import { jwtNoAudience } from './rules/jwt-no-audience.js';

/**
 * What the languages' own libraries do with values, and nothing that any rule looks for. It is true whatever the question, so it is there for
 * catalogues that replace the rest.
 */
export const standardLibraries: readonly Model[] = [...rowsOf(pythonItself), ...rowsOf(javascriptItself)];

/** The built-in rules and library models. Plain data: it survives JSON, and a user may replace it as a whole. */
export const catalogue: Catalogue = {
  rules: [authorizationPassthrough, jwtNoAudience],
  models: [...rowsOf(anyLibraries), ...rowsOf(pythonLibraries), ...rowsOf(javascriptLibraries), ...standardLibraries],
  kinds,
  headerNames,
  credentialKeys,
  contexts: [mcpServer],
  genericSinks: [vendorClients],
};

/** The rows of every list that a module exports, by the names of the lists: bundlers keep no order of their own. */
function rowsOf(lists: Readonly<Record<string, readonly Model[]>>): readonly Model[] {
  return Object.entries(lists)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, rows]) => rows);
}
