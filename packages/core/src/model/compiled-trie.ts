import type { Place } from './api-path.js';
import type { ApiBranches, ApiState, ApiStep, ApiTrie, AttachedRow, PlacedState } from './api-trie.js';
import { exportRootTakes, isExportRoot } from './export-roots.js';
import type { RowLanguage } from './model.js';
import { moduleName, packageName } from './package-name.js';
import { isSignatureRoot, type Signature, signatureOf } from './signature-roots.js';

/** What the builder knows of a state; `ApiBranches` while it still grows. */
export interface TrieState extends ApiBranches {
  readonly packageName: string;
  readonly text: string;
  readonly label: string;
  readonly members: Map<string, ApiState>;
  readonly keys: Map<string, ApiState>;
  readonly methods: Map<string, ApiState>;
  readonly arguments: PlacedState[];
  readonly parameters: PlacedState[];
  readonly rows: AttachedRow[];
  readonly is: ApiState[];
  element: ApiState | -1;
  result: ApiState | -1;
  decorated: ApiState | -1;
  subclass: ApiState | -1;
}

export function newState(packageOfState: string, text: string, label: string): TrieState {
  return {
    packageName: packageOfState,
    text,
    label,
    members: new Map(),
    keys: new Map(),
    methods: new Map(),
    arguments: [],
    parameters: [],
    rows: [],
    is: [],
    element: -1,
    result: -1,
    decorated: -1,
    subclass: -1,
  };
}

/** All that the builder hands over. */
export interface TrieParts {
  readonly language: RowLanguage;
  readonly states: TrieState[];
  readonly roots: ReadonlyMap<string, ApiState>;
  readonly globals: ApiState | -1;
  readonly bareNames: ReadonlyMap<string, ApiState>;
  readonly methodRows: ReadonlyMap<string, readonly AttachedRow[]>;
  /** Values whose allocation sites are slots. */
  readonly sites: ReadonlySet<ApiState>;
  /** Packages of which rows say more than what leaves through some of their functions. */
  readonly modelled: ReadonlySet<string>;
  /** Whether the names of an unmodelled package's functions make sinks: then it matters that a value comes from this one. */
  readonly isSuspicious: (packageName: string) => boolean;
}

const NONE: readonly never[] = Object.freeze([]);

/** The trie as linking reads it. Absorbing states are made when a package is first asked for; answers are kept. */
export class CompiledTrie implements ApiTrie {
  readonly #parts: TrieParts;
  readonly #states: TrieState[];
  readonly #items: ReadonlySet<ApiState>;
  readonly #unknown = new Map<string, ApiState>();
  /** States from this one on are of packages that no row speaks of. */
  readonly #firstUnknown: ApiState;
  readonly #aliases = new Map<ApiState, readonly ApiState[]>();
  readonly #memberSteps = new Map<string, Map<ApiState, readonly ApiState[]>>();
  readonly #plainSteps = new Map<ApiStep['kind'], Map<ApiState, readonly ApiState[]>>();
  #signatures: readonly { readonly signature: Signature; readonly state: ApiState }[] | null = null;

  constructor(parts: TrieParts) {
    this.#parts = parts;
    this.#states = [...parts.states];
    this.#firstUnknown = parts.states.length;
    this.#items = new Set(parts.states.map(({ element }) => element));
  }

  get stateCount(): number {
    return this.#states.length;
  }

  root(name: string): ApiState {
    const module = moduleName(name, this.#parts.language);
    const known = this.#parts.roots.get(module);
    if (known !== undefined) return known;
    const owner = packageName(module, this.#parts.language);
    if (this.#parts.language !== 'python') return this.#unknownOf(owner);
    let states: readonly ApiState[] = [this.#parts.roots.get(owner) ?? this.#unknownOf(owner)];
    for (const part of module.split('.').slice(1)) {
      states = states.flatMap((state) => this.step(state, { kind: 'member', name: part }));
    }
    return states[0] ?? this.#unknownOf(owner);
  }

  global(name: string): ApiState | -1 {
    const root = this.#parts.globals;
    return root < 0 ? -1 : (this.#state(root).members.get(name) ?? -1);
  }

  exportsOf(path: string): readonly { readonly name: string; readonly state: ApiState }[] {
    return [...this.#parts.roots]
      .filter(([root]) => isExportRoot(root) && exportRootTakes(root, path))
      .flatMap(([, root]) => [...this.#state(root).members].map(([name, state]) => ({ name, state })));
  }

  get signatures(): readonly { readonly signature: Signature; readonly state: ApiState }[] {
    this.#signatures ??= [...this.#parts.roots]
      .filter(([root]) => isSignatureRoot(root))
      .map(([root, state]) => ({ signature: signatureOf(root), state }));
    return this.#signatures;
  }

  bare(name: string): ApiState | -1 {
    return this.#parts.bareNames.get(name) ?? -1;
  }

  step(state: ApiState, step: ApiStep): readonly ApiState[] {
    // What no row speaks of leads to more of it.
    if (this.isUnknown(state)) return absorbs(step) ? this.aliases(state) : NONE;
    switch (step.kind) {
      case 'return':
      case 'element':
      case 'decorated':
      case 'subclass':
        return this.#stepPlainly(state, step);
      case 'argument':
        return this.hasArgumentRows(state) ? this.#walk(state, step) : NONE;
      case 'parameter':
        return this.#hasParameterRows(state) ? this.#walk(state, step) : NONE;
      case 'member':
        break;
      default:
        return this.#walk(state, step);
    }
    let byState = this.#memberSteps.get(step.name);
    if (byState === undefined) this.#memberSteps.set(step.name, (byState = new Map()));
    let found = byState.get(state);
    if (found === undefined) byState.set(state, (found = this.#walk(state, step)));
    return found;
  }

  /** Steps that nothing but their kind decides. */
  #stepPlainly(state: ApiState, step: ApiStep): readonly ApiState[] {
    let byState = this.#plainSteps.get(step.kind);
    if (byState === undefined) this.#plainSteps.set(step.kind, (byState = new Map()));
    let found = byState.get(state);
    if (found === undefined) byState.set(state, (found = this.#walk(state, step)));
    return found;
  }

  aliases(state: ApiState): readonly ApiState[] {
    const known = this.#aliases.get(state);
    if (known !== undefined) return known;
    const found = [state];
    for (let index = 0; index < found.length; index += 1) {
      for (const alias of this.#state(found[index] ?? state).is) if (!found.includes(alias)) found.push(alias);
    }
    this.#aliases.set(state, found);
    return found;
  }

  branches(state: ApiState): ApiBranches {
    return this.#state(state);
  }

  rows(state: ApiState): readonly AttachedRow[] {
    return this.#state(state).rows;
  }

  hasArgumentRows(state: ApiState): boolean {
    return this.aliases(state).some((alias) => this.#state(alias).arguments.length > 0);
  }

  #hasParameterRows(state: ApiState): boolean {
    return this.aliases(state).some((alias) => this.#state(alias).parameters.length > 0);
  }

  hasSubclassRows(state: ApiState): boolean {
    return this.aliases(state).some((alias) => this.#state(alias).subclass >= 0);
  }

  hasSites(state: ApiState): boolean {
    return this.aliases(state).some((alias) => this.#parts.sites.has(alias));
  }

  isItem(state: ApiState): boolean {
    return this.#items.has(state);
  }

  isUnknown(state: ApiState): boolean {
    return state >= this.#firstUnknown;
  }

  isModelled(name: string): boolean {
    return this.#parts.modelled.has(name);
  }

  packageOf(state: ApiState): string {
    return this.#state(state).packageName;
  }

  describe(state: ApiState): string {
    return this.#state(state).text;
  }

  label(state: ApiState): string {
    const { label, arguments: taken, result, rows } = this.#state(state);
    const called = taken.length > 0 || result >= 0 || rows.some(({ model }) => speaksOfCall(model));
    return called && !label.endsWith(')') ? `${label}()` : label;
  }

  methodSummaries(name: string): readonly AttachedRow[] {
    return this.#parts.methodRows.get(name) ?? NONE;
  }

  #walk(state: ApiState, step: ApiStep): readonly ApiState[] {
    const found = new Set<ApiState>();
    for (const alias of this.aliases(state)) this.#follow(this.#state(alias), alias, step, found);
    if (found.size === 0 && absorbs(step)) found.add(this.#unknownOf(this.packageOf(state)));
    return [...new Set([...found].flatMap((target) => this.aliases(target)))];
  }

  #follow(from: TrieState, state: ApiState, step: ApiStep, found: Set<ApiState>): void {
    switch (step.kind) {
      case 'member':
        // A package and its default export are one: which of the two an import names depends on how the module was bundled.
        if (step.name === 'default' && this.#isModule(state)) found.add(state);
        addIf(found, from.members.get(step.name));
        // The entries of an options object and the methods of what is passed are asked for as members.
        addIf(found, from.keys.get(step.name));
        addIf(found, from.methods.get(step.name));
        break;
      case 'key':
        addIf(found, from.keys.get(step.name));
        break;
      case 'method':
        addIf(found, from.methods.get(step.name));
        break;
      case 'argument':
        for (const { place, state: target } of from.arguments) if (placeTakes(place, step)) found.add(target);
        break;
      case 'parameter':
        for (const { place, state: target } of from.parameters) if (placeTakes(place, step)) found.add(target);
        break;
      case 'return':
        addIf(found, from.result);
        break;
      default:
        addIf(found, from[step.kind]);
    }
  }

  #isModule(state: ApiState): boolean {
    return this.#parts.language !== 'python' && this.#parts.roots.get(this.#state(state).text) === state;
  }

  /** Packages that nothing tells apart share one state: most values of a program are of that kind. */
  #unknownOf(owner: string): ApiState {
    const name = this.#parts.modelled.has(owner) || !this.#parts.isSuspicious(owner) ? '' : owner;
    let state = this.#unknown.get(name);
    if (state === undefined) {
      state = this.#states.length;
      this.#states.push(newState(name, `${name}.*`, name));
      this.#unknown.set(name, state);
    }
    return state;
  }

  #state(state: ApiState): TrieState {
    const found = this.#states[state];
    if (found === undefined) throw new RangeError(`no state ${state} in this trie`);
    return found;
  }
}

/** Whether a place of a path speaks of an argument or parameter that is addressed so. */
export function placeTakes(
  place: Place,
  position: { readonly index: number | null; readonly name: string | null },
): boolean {
  switch (place.kind) {
    case 'any':
      return true;
    case 'index':
      return position.index === place.index;
    case 'from':
      return position.index !== null && position.index >= place.index;
    case 'name':
      return position.name === place.name;
  }
}

function absorbs(step: ApiStep): boolean {
  return step.kind === 'member' || step.kind === 'return' || step.kind === 'key' || step.kind === 'element';
}

function addIf(found: Set<ApiState>, state: ApiState | -1 | undefined): void {
  if (state !== undefined && state >= 0) found.add(state);
}

function speaksOfCall(model: AttachedRow['model']): boolean {
  return 'summary' in model || 'barrier' in model || 'barrierGuard' in model || 'call' in model || 'neutral' in model;
}
