import type { Kind } from './kind.js';
import type { Model, RowLanguage } from './model.js';
import type { Rule } from './rule.js';

/** Signs that a project is of a kind (an MCP server): import prefixes per language and names in manifests. */
export interface ContextMarkers {
  readonly id: string;
  readonly imports: readonly { readonly language: RowLanguage; readonly prefix: string }[];
  readonly manifestNames: readonly string[];
  /** Words in the project's own name, between separators, lower case: `mcp` in `orders-mcp-server`. */
  readonly projectWords?: readonly string[];
  /** Calls of functions or methods of this name, or with an argument of this keyword: `launch(mcp_server=True)`. */
  readonly calls?: readonly { readonly language: RowLanguage; readonly function?: string; readonly keyword?: string }[];
}

/** What unknown packages are suspected of: constructors, configuration objects and setters with a parameter so named. */
export interface GenericSinks {
  readonly kind: Kind;
  readonly parameterNames: readonly string[];
  readonly methodNames: readonly string[];
  /** Parameters and options that hold headers: what counts in them are credential keys. */
  readonly headerParameterNames?: readonly string[];
  /** Parameters and options of any method of a client that bring a credential for that one call. */
  readonly callParameterNames?: readonly string[];
  /** Options that hold further options, where the parameter names count as well: `auth`, `connection.auth`. */
  readonly optionGroups?: readonly string[];
  /** Lower-case headers that count in any mapping that goes to any function of such a package. */
  readonly headerKeys?: readonly string[];
  /** Names that are never suspected (subject_token, assertion). */
  readonly exceptNames: readonly string[];
  /** Packages that are never suspected although no row speaks of them: standard libraries, logging, validation. */
  readonly exceptPackages?: readonly string[];
}

/** Rules, models and what the engine must know of keys; replaced as a whole by an embedder. */
export interface Catalogue {
  readonly rules: readonly Rule[];
  readonly models: readonly Model[];
  /** Defaults per kind: which contents of a sink count. */
  readonly kinds: readonly {
    readonly kind: Kind;
    readonly description: string;
    readonly contents?: 'none' | 'any' | 'credential-keys';
  }[];
  /** Lower-case header names that compare case-insensitively as mapping keys. */
  readonly headerNames: readonly string[];
  /** Keys under which a mapping holds a credential (`credential-keys`). */
  readonly credentialKeys: readonly string[];
  readonly contexts: readonly ContextMarkers[];
  readonly genericSinks: readonly GenericSinks[];
}
