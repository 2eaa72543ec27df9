import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expectation, readExpectations } from './expectations.js';
import { type Fixture, fixturesOf, ROOT } from './fixtures.js';

/** The folders below `fixtures/` that have a `forms.json`, with the language's name. */
export const FORM_FOLDERS: readonly { folder: string; language: string }[] = [
  { folder: 'python', language: 'Python' },
  { folder: 'javascript', language: 'JavaScript and TypeScript' },
];

/** One group of `fixtures/<folder>/forms.json`: language forms that belong together, in the order of the page. */
export interface FormGroup {
  readonly group: string;
  readonly forms: readonly string[];
}

/** The part of a fixture that shows a form: in one file from its `form:` line to the next, in a folder the whole program. */
export interface FormSection {
  readonly form: string;
  /** Path below `fixtures/`, POSIX. */
  readonly path: string;
  /** Line of the `form:` comment, from 1. */
  readonly line: number;
  readonly expectations: readonly Expectation[];
}

const FORM_LINE = /^\s*(?:#|\/\/) form: (.+)$/;

export function formGroupsOf(folder: string): readonly FormGroup[] {
  const path = join(ROOT, folder, 'forms.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

/** Every `# form: NAME; NAME` comment of a folder's fixtures, with the expectations that stand in its section. */
export function formSectionsOf(folder: string): readonly FormSection[] {
  return fixturesOf(folder).flatMap(sectionsOf);
}

function sectionsOf(fixture: Fixture): readonly FormSection[] {
  const expectations = fixture.files.flatMap((file) => readExpectations(file.path, file.text));
  const isFolder = !/\.\w+$/.test(fixture.name);
  return fixture.files.flatMap((file) => {
    const marks = file.text.split('\n').flatMap((text, index) => {
      const names = FORM_LINE.exec(text)?.[1];
      return names === undefined ? [] : [{ names: names.split(';').map((name) => name.trim()), line: index + 1 }];
    });
    return marks.flatMap(({ names, line }, position) => {
      const end = marks[position + 1]?.line ?? Number.POSITIVE_INFINITY;
      const own = expectations.filter(
        (expected) => isFolder || (expected.file === file.path && expected.line > line && expected.line < end),
      );
      const path = isFolder ? `${fixture.name}/${file.path}` : fixture.name;
      return names.map((form) => ({ form, path, line, expectations: own }));
    });
  });
}

/** What is wrong with a language's list: a form without a fixture or with a one-sided one, a fixture that names no listed form. */
export function formProblems(groups: readonly FormGroup[], sections: readonly FormSection[]): readonly string[] {
  const listed = groups.flatMap((group) => group.forms);
  const twice = listed.filter((form, index) => listed.indexOf(form) !== index);
  const unlisted = sections.filter((section) => !listed.includes(section.form));
  return [
    ...twice.map((form) => `'${form}' is listed twice`),
    ...unlisted.map((section) => `${section.path}:${section.line}: '${section.form}' is not in forms.json`),
    ...listed.flatMap((form) => {
      const own = sections.filter((section) => section.form === form);
      if (own.length === 0) return [`'${form}' has no fixture`];
      const shown = own.flatMap((section) => section.expectations).filter(({ state }) => state === 'expected');
      return (['finding', 'absent'] as const)
        .filter((key) => !shown.some((expected) => expected.key === key))
        .map((key) => `${own[0]?.path}:${own[0]?.line}: '${form}' has no line with '${key}'`);
    }),
  ];
}
