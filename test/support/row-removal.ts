import { catalogue } from '@tokentrail/catalogue';
import {
  type Catalogue,
  type FileFacts,
  inspect,
  type Language,
  type Model,
  versionedPackages,
} from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { readDependencies } from '../../packages/tokentrail/src/dependencies/read-dependencies.js';
import { compare, kindsOfRules, type Outcome } from './compare.js';
import { readExpectations } from './expectations.js';
import { type Fixture, fixturesOf } from './fixtures.js';
import { languageCatalogue } from './run-fixture.js';

// Which rows of the catalogue the fixtures prove: a row is proved when a fixture fails without it. Each row is left out of the fixtures
// that it speaks in, one at a time, until one of them fails; a fixture is small and few rows speak in it, so this takes time in
// proportion to the number of rows.

/** A row that may be removed without that any fixture notices. */
export interface UnprovedRow {
  readonly model: Model;
  /** Fixtures in which the row speaks of something, without that a line depends on it. */
  readonly fixtures: readonly string[];
}

const FOLDERS = ['models', 'rules', 'python', 'javascript'] as const;

/** Rows of one language, and those of any, that no fixture of the language proves. */
export async function unprovedRows(language: Language['id']): Promise<readonly UnprovedRow[]> {
  const rows = new Map<Model, string[] | 'proved'>();
  for (const model of catalogue.models)
    if (model.language === language || model.language === 'any') rows.set(model, []);
  const languages = [keepingFacts(language === 'python' ? python : javascript)];
  for (const folder of FOLDERS) {
    const rules = folder === 'models' || folder === 'rules' ? catalogue : languageCatalogue;
    for (const fixture of fixturesOf(folder).filter((one) => isOf(one, language)))
      await new Removal(fixture, rules, languages).run(rows);
  }
  return [...rows].flatMap(([model, fixtures]) => (fixtures === 'proved' ? [] : [{ model, fixtures }]));
}

/** One fixture, analysed with the whole catalogue and with less. */
class Removal {
  readonly #fixture: Fixture;
  readonly #rules: Catalogue;
  readonly #languages: readonly Language[];

  constructor(fixture: Fixture, rules: Catalogue, languages: readonly Language[]) {
    this.#fixture = fixture;
    this.#rules = rules;
    this.#languages = languages;
  }

  async run(rows: Map<Model, string[] | 'proved'>): Promise<void> {
    const all = this.#rules.models;
    const outcome = await this.#analyse(all);
    const speaking = new Set([...outcome.program.rowUses.keys()].map((index) => all[index]));
    const speaks = (model: Model): boolean => speaking.has(model) || this.#isNamed(model);
    const open = all.filter((model) => speaks(model) && Array.isArray(rows.get(model)));
    if (open.length === 0) return;
    const expected = this.#problems(outcome);
    // Rows that do not speak are left out where that changes nothing: the fewer rows, the faster.
    const few = all.filter((model) => speaks(model) || !rows.has(model));
    const kept = this.#problems(await this.#analyse(few)) === expected ? few : all;
    for (const model of open) {
      const isNeeded = async (among: readonly Model[]): Promise<boolean> =>
        this.#problems(await this.#analyse(among.filter((other) => other !== model))) !== expected;
      const fixtures = rows.get(model);
      // Among few rows a package may be one that nothing is known of, whose calls are suspected: then all of them decide.
      if ((await isNeeded(kept)) || (kept !== all && (await isNeeded(all)))) rows.set(model, 'proved');
      else if (Array.isArray(fixtures)) fixtures.push(this.#fixture.name);
    }
  }

  /** Rows that give a module another name act on imports alone, which nobody counts: they speak where their names are written. */
  #isNamed(model: Model): boolean {
    if (!('type' in model) || model.type.path.includes('(')) return false;
    const names = model.type.path.split(/[^\w@/:-]+/).filter((name) => name !== '');
    const needed = model.type.path.includes('{') ? names.slice(0, 2) : names;
    return needed.every((name) => this.#fixture.files.some(({ text }) => text.includes(name)));
  }

  #problems(outcome: Outcome): string {
    const expectations = this.#fixture.files.flatMap((file) => readExpectations(file.path, file.text));
    return compare(expectations, outcome).join('\n');
  }

  async #analyse(models: readonly Model[]): Promise<Outcome> {
    const { files, manifests } = this.#fixture;
    const rules = { ...this.#rules, models };
    const { report, program } = await inspect({
      files,
      manifests,
      dependencies: readDependencies(manifests, versionedPackages(this.#rules)).projects,
      languages: this.#languages,
      catalogue: rules,
      context: 'any',
    });
    return { report, program, kindsOf: kindsOfRules(rules) };
  }
}

function isOf({ files }: Fixture, language: Language['id']): boolean {
  return files.some(({ path }) => /\.pyi?$/.test(path) === (language === 'python'));
}

/** The language, lowering each text once. */
function keepingFacts(language: Language): Language {
  const kept = new Map<string, FileFacts>();
  return {
    ...language,
    lower: (file) => {
      const key = `${file.path}\0${file.text}`;
      const facts = kept.get(key) ?? language.lower(file);
      kept.set(key, facts);
      return facts;
    },
  };
}
