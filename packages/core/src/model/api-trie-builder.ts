import type { ApiToken, Place } from './api-path.js';
import type { ApiContent, ApiState, ApiTrie, AttachedRow, PlacedState } from './api-trie.js';
import type { Catalogue } from './catalogue.js';
import { CompiledTrie, newState, type TrieParts, type TrieState } from './compiled-trie.js';
import { isExportRoot } from './export-roots.js';
import { isSignatureRoot } from './signature-roots.js';
import { describeToken, labelOf } from './label.js';
import type { Model, SinkRow } from './model.js';
import type { RowVersions } from './row-versions.js';
import { moduleName, packageName } from './package-name.js';
import { neededPackages, rowPackages } from './row-packages.js';
import { parseApiPath } from './parse-api-path.js';
import { calleeSteps, splitContents, valueSteps } from './path-steps.js';

/** What was compiled of a catalogue, for as long as the catalogue lives: it is never changed once it is in use. */
const compiled = new WeakMap<Catalogue, Map<string, TrieParts>>();

/**
 * The rows of one language (and those for any) as a trie for one program; they are compiled once per catalogue object and choice.
 * Rows whose path does not parse are left out: validation has reported them; rows that `versions` holds for no file; and rows of
 * packages that are not among `used`, and that nothing used leads to. Null: all packages are.
 */
export function buildApiTrie(
  catalogue: Catalogue,
  language: 'python' | 'javascript',
  versions: Pick<RowVersions, 'holdsAnywhere'> | null = null,
  used: ReadonlySet<string> | null = null,
): ApiTrie {
  const left = new Set<number>();
  for (const [index, model] of catalogue.models.entries())
    if (model.versions !== undefined && isOf(model, language) && versions?.holdsAnywhere(model) === false)
      left.add(index);
  const packages = rowPackages(catalogue, language);
  const needed = used === null ? null : [...neededPackages(packages, used)].filter((name) => packages.names.has(name));
  let byChoice = compiled.get(catalogue);
  if (byChoice === undefined) compiled.set(catalogue, (byChoice = new Map()));
  const choice = `${language} ${[...left].join(' ')} ${needed === null ? '*' : needed.sort().join(' ')}`;
  let parts = byChoice.get(choice);
  if (parts === undefined)
    byChoice.set(choice, (parts = compileRows(catalogue, language, left, needed === null ? null : new Set(needed))));
  return new CompiledTrie(parts);
}

function compileRows(
  catalogue: Catalogue,
  language: 'python' | 'javascript',
  left: ReadonlySet<number>,
  needed: ReadonlySet<string> | null,
): TrieParts {
  const builder = new TrieBuilder(language);
  const modelled = new Set<string>();
  const { owners } = rowPackages(catalogue, language);
  for (const [index, model] of catalogue.models.entries()) {
    if (!isOf(model, language) || left.has(index)) continue;
    const names = owners[index] ?? [];
    if (!('sink' in model)) for (const name of names) modelled.add(name);
    if (needed === null || names.some((name) => needed.has(name))) builder.add(model, index);
  }
  const excepted = catalogue.genericSinks.map(({ exceptPackages }) => new Set(exceptPackages ?? []));
  return builder.finish(modelled, (owner) => excepted.some((packages) => !packages.has(owner)));
}

function isOf(model: Model, language: 'python' | 'javascript'): boolean {
  return model.language === language || model.language === 'any';
}

class TrieBuilder {
  readonly #language: 'python' | 'javascript';
  readonly #states: TrieState[] = [];
  readonly #roots = new Map<string, ApiState>();
  readonly #bareNames = new Map<string, ApiState>();
  readonly #methodRows = new Map<string, AttachedRow[]>();
  readonly #sites = new Set<ApiState>();

  constructor(language: 'python' | 'javascript') {
    this.#language = language;
  }

  finish(modelled: ReadonlySet<string>, isSuspicious: (packageName: string) => boolean): TrieParts {
    const globals = this.#roots.get(this.#language === 'python' ? 'builtins' : 'global') ?? -1;
    return {
      language: this.#language,
      states: this.#states,
      roots: this.#roots,
      globals,
      bareNames: this.#bareNames,
      methodRows: this.#methodRows,
      sites: this.#sites,
      modelled,
      isSuspicious,
    };
  }

  add(model: Model, index: number): void {
    const given = 'source' in model ? model.source.given : 'forward' in model ? model.forward.given : undefined;
    // What a call must be given is recognised, though no row speaks of it otherwise.
    if (given !== undefined) this.#statesOf(given.is, valueSteps);
    const replacedBy = 'source' in model ? model.source.replacedBy : undefined;
    for (const path of replacedBy?.is ?? []) this.#statesOf(path, valueSteps);
    if ('source' in model) {
      this.#attachSplit({ model, index, side: null }, model.source.path);
      this.#attachBare({ model, index }, model.source.function, [{ kind: 'return' }]);
    } else if ('sink' in model) {
      this.#attachSplit({ model, index, side: null }, model.sink.path);
      this.#attachBare({ model, index }, model.sink.function, [{ kind: 'argument', places: [placeOf(model.sink)] }]);
    } else if ('storage' in model) {
      this.#attachStorage({ model, index, side: 'write' }, model.storage.write);
      this.#attachStorage({ model, index, side: 'read' }, model.storage.read);
      if (/^site\b/.test(model.storage.slot)) this.#markSites(model.storage.write, model.storage.read);
    } else if ('type' in model) {
      const targets = this.#statesOf(model.type.is, valueSteps);
      const states = this.#statesOf(model.type.path, valueSteps);
      for (const state of states) this.#state(state).is.push(...targets);
      this.#attach({ model, index, contents: [], side: null }, states);
    } else if ('entryPoint' in model) {
      this.#attach({ model, index, contents: [], side: null }, this.#statesOf(model.entryPoint.path, valueSteps));
    } else {
      this.#addCallRow(model, index);
    }
  }

  /** Rows of a call as a whole stand at the state of what is called, whether or not their path ends with the call sign. */
  #addCallRow(model: Model, index: number): void {
    const row = rowOfCall(model);
    if (row === null) return;
    if (row.path !== undefined) {
      this.#attach({ model, index, contents: [], side: null }, this.#statesOf(row.path, calleeSteps));
    }
    this.#attachBare({ model, index }, row.function, []);
    if (row.method !== undefined) {
      const rows = this.#methodRows.get(row.method) ?? [];
      rows.push({ model, index, contents: [], side: null });
      this.#methodRows.set(row.method, rows);
    }
  }

  /** The path of a storage row names a value or an object as a whole, contents included. */
  #attachStorage(row: Omit<AttachedRow, 'contents'>, path: string | undefined): void {
    if (path !== undefined) this.#attach({ ...row, contents: [] }, this.#statesOf(path, valueSteps));
  }

  #attachSplit(row: Omit<AttachedRow, 'contents'>, path: string | undefined): void {
    if (path === undefined) return;
    const tokens = parseApiPath(path).path?.tokens;
    if (tokens === undefined) return;
    const { steps, contents } = splitContents(tokens, this.#language);
    this.#attach({ ...row, contents }, this.#walk(steps));
  }

  /** The objects whose sites are slots: the instance whose method a path names, or the one that it names itself. */
  #markSites(...paths: readonly (string | undefined)[]): void {
    for (const path of paths) {
      const tokens = path === undefined ? undefined : parseApiPath(path).path?.tokens;
      if (tokens === undefined) continue;
      const steps = valueSteps(tokens, this.#language);
      const last = steps.at(-1)?.kind;
      const before = steps.slice(
        0,
        Math.max(
          0,
          steps.findLastIndex(({ kind }) => kind === 'member'),
        ),
      );
      const ofMethod = (last === 'argument' || last === 'return') && before.some(({ kind }) => kind === 'return');
      if (!ofMethod && last === 'argument') continue;
      for (const state of this.#walk(ofMethod ? before : steps)) this.#sites.add(state);
    }
  }

  #attachBare(row: Omit<AttachedRow, 'contents' | 'side'>, name: string | undefined, rest: readonly ApiToken[]): void {
    if (name === undefined) return;
    let root = this.#bareNames.get(name);
    if (root === undefined) {
      root = this.#add(newState('', name, name));
      this.#bareNames.set(name, root);
    }
    this.#attach({ ...row, contents: [], side: null }, this.#walkFrom([root], rest));
  }

  #attach(row: AttachedRow, states: readonly ApiState[]): void {
    const contents: readonly ApiContent[] = row.contents;
    for (const state of states) this.#state(state).rows.push({ ...row, contents });
  }

  #statesOf(
    path: string,
    stepsOf: (tokens: readonly ApiToken[], language: 'python' | 'javascript') => readonly ApiToken[],
  ): readonly ApiState[] {
    const tokens = parseApiPath(path).path?.tokens;
    return tokens === undefined ? [] : this.#walk(stepsOf(tokens, this.#language));
  }

  #walk(steps: readonly ApiToken[]): readonly ApiState[] {
    const [first, ...rest] = steps;
    if (first?.kind !== 'root') return [];
    if (this.#language === 'javascript') return this.#walkFrom([this.#root(first.name)], rest);
    if (isExportRoot(first.name) || isSignatureRoot(first.name)) return this.#walkFrom([this.#root(first.name)], rest);
    const [owner = '', ...submodules] = first.name.split('.');
    const inside = submodules.map((name): ApiToken => ({ kind: 'member', names: [name] }));
    return this.#walkFrom([this.#root(owner)], [...inside, ...rest]);
  }

  #walkFrom(start: readonly ApiState[], tokens: readonly ApiToken[]): readonly ApiState[] {
    let states = start;
    for (const token of tokens) states = states.flatMap((state) => this.#children(state, token));
    return states;
  }

  #root(name: string): ApiState {
    const module = moduleName(name, this.#language);
    let root = this.#roots.get(module);
    if (root === undefined) {
      root = this.#add(newState(packageName(module, this.#language), module, labelOf(module, this.#language)));
      this.#roots.set(module, root);
    }
    return root;
  }

  #children(state: ApiState, token: ApiToken): readonly ApiState[] {
    const from = this.#state(state);
    switch (token.kind) {
      case 'member':
        return token.names.map((name) => this.#member(state, name));
      case 'key':
        return token.names.map((name) => this.#named(from, from.keys, { kind: 'key', names: [name] }, name));
      case 'method':
        return token.names.map((name) => this.#named(from, from.methods, { kind: 'method', names: [name] }, name));
      case 'argument':
        return token.places.map((place) => this.#placed(from, from.arguments, 'argument', place));
      case 'parameter':
        return token.places.map((place) => this.#placed(from, from.parameters, 'parameter', place));
      case 'return':
        if (from.result < 0) from.result = this.#child(from, token);
        return [from.result];
      case 'element':
      case 'decorated':
      case 'subclass':
        if (from[token.kind] < 0) from[token.kind] = this.#child(from, token);
        return [from[token.kind]];
      default:
        return [];
    }
  }

  #member(state: ApiState, name: string): ApiState {
    const from = this.#state(state);
    const isModule =
      this.#language === 'javascript' && this.#roots.get(from.text) === state && !isExportRoot(from.text);
    if (isModule && name === 'default') return state;
    return this.#named(from, from.members, { kind: 'member', names: [name] }, name);
  }

  #named(from: TrieState, table: Map<string, ApiState>, token: ApiToken, name: string): ApiState {
    let state = table.get(name);
    if (state === undefined) {
      state = this.#child(from, token);
      table.set(name, state);
    }
    return state;
  }

  #placed(from: TrieState, table: PlacedState[], kind: 'argument' | 'parameter', place: Place): ApiState {
    const known = table.find((entry) => samePlace(entry.place, place));
    if (known !== undefined) return known.state;
    const state = this.#child(from, { kind, places: [place] });
    table.push({ place, state });
    return state;
  }

  #child(from: TrieState, token: ApiToken): ApiState {
    const { text, label } = describeToken(from, token);
    return this.#add(newState(from.packageName, text, label));
  }

  #add(state: TrieState): ApiState {
    this.#states.push(state);
    return this.#states.length - 1;
  }

  #state(state: ApiState): TrieState {
    const found = this.#states[state];
    if (found === undefined) throw new RangeError(`no state ${state} while the trie is built`);
    return found;
  }
}

/** Where a row that speaks of a whole call is attached: by path, by bare name, by method name. */
function rowOfCall(model: Model): { path?: string; function?: string; method?: string } | null {
  if ('summary' in model) return model.summary;
  if ('barrier' in model) return model.barrier;
  if ('barrierGuard' in model) return model.barrierGuard;
  if ('forward' in model) return model.forward;
  if ('call' in model) return model.call;
  return 'neutral' in model ? model.neutral : null;
}

function placeOf(sink: SinkRow): Place {
  if (typeof sink.argument === 'number') return { kind: 'index', index: sink.argument };
  if (sink.argument === undefined || sink.argument === 'any') return { kind: 'any' };
  return { kind: 'name', name: sink.argument };
}

function samePlace(left: Place, right: Place): boolean {
  if (left.kind === 'any' || right.kind === 'any') return left.kind === right.kind;
  if (left.kind === 'name' || right.kind === 'name') {
    return left.kind === 'name' && right.kind === 'name' && left.name === right.name;
  }
  return left.kind === right.kind && left.index === right.index;
}
