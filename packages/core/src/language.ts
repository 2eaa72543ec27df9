import type { FileFacts } from './facts/file-facts.js';

/** The only input of the engine. `path` is POSIX and relative to the scan root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Where an import leads: a file of the program, or a package outside it with the module path inside the package. */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string };

/** What a language may ask about the program while it resolves imports. */
export interface ProgramView {
  /** All paths of the program, sorted. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Text of a manifest or configuration file (package.json, tsconfig.json, pyproject.toml), if it was given. */
  text(path: string): string | undefined;
}

/** Resolves import specifiers of one program; made once per program so that it may keep tables. */
export interface ModuleResolver {
  /**
   * `specifier` as written in `from`. Python packages are named by their dotted path (`starlette.requests`), JavaScript ones by
   * the specifier itself (`@modelcontextprotocol/sdk/server/mcp.js`). A relative specifier that leads nowhere is `null`.
   * A folder that is a package without a file of its own resolves to the file it would have, which the program has not.
   */
  resolve(specifier: string, from: string): Resolution | null;
  /**
   * For `import a.b.c` style members: the submodule `name` of a resolved path, if the program has it. A package without a file of
   * its own has the path that the file would have.
   */
  submodule(path: string, name: string): string | null;
}

/** How versions of a language's packages compare. */
export interface VersionScheme {
  /** The name by which registries know a package: `Foo_Bar` and `foo-bar` are one in Python. */
  packageName(name: string): string;
  /** Whether a version is in the range of a row. A version or range that cannot be read is not. */
  satisfies(version: string, range: string): boolean;
  /** Whether a range can be read; a row with one that cannot holds nowhere. */
  isRange(range: string): boolean;
  /** The newest version that a requirement allows (`>=2,<3`), as near as one can be named; null when it sets no upper bound. */
  newest(requirement: string): string | null;
}

/** Languages that rows can speak of; a further one is a further name here. */
export type LanguageId = 'python' | 'javascript';

/** What a front end gives to the engine (CodeQL `InputSig`). A new language changes nothing in core. */
export interface Language {
  readonly id: LanguageId;
  /** File name endings with the dot, lower case. */
  readonly extensions: readonly string[];
  /** One file alone; never throws, never looks at another file. */
  lower(file: SourceFile): FileFacts;
  resolver(program: ProgramView): ModuleResolver;
  readonly versions: VersionScheme;
}
