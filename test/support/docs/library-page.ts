import { readIn } from '@tokentrail/catalogue';
import type { Model } from '@tokentrail/core';
import {
  detailOf,
  kindOf,
  type ModelType,
  modelTypes,
  typeOf,
  whereOf,
} from '../../../packages/tokentrail/src/cli/model-text.js';
import type { Library } from './libraries.js';
import { code, counted, GENERATED, table } from './markdown.js';

const LANGUAGES: Readonly<Record<Model['language'], string>> = {
  python: 'Python',
  javascript: 'JavaScript and TypeScript',
  any: 'any language',
};

/** What rows of a type say, in the order in which readers look for them. */
const SECTIONS: readonly (readonly [type: ModelType, title: string, text: string])[] = [
  ['source', 'Where values come in', 'What is read here is followed.'],
  ['sink', 'Where values must not go', 'What is passed or written here leaves the program.'],
  ['call', 'Checks', 'Calls that verify or decode, what switches their check on, and what switches it off.'],
  ['barrier', 'Where a flow ends', 'What these give back is another value.'],
  ['barrierGuard', 'Where a check clears', 'After these, the value is clean where the check passed.'],
  [
    'forward',
    'Handed on by the library',
    'Calls that send on what arrives at the server, without a line of the program.',
  ],
  ['entryPoint', 'Called from outside', 'Functions found here are handlers.'],
  ['storage', 'Carried from callback to callback', 'A value written to a slot is read from it elsewhere.'],
  ['summary', 'What calls do with values', 'From which input to which output a value goes.'],
  ['type', 'Names for the same thing', 'What is found at a path is the same as something else that is described.'],
  ['neutral', 'Looked at, nothing flows', 'These neither hand values on nor call what they get.'],
];

/** The page of a library: its rows by what they say, the versions they hold for, and where they were read. */
export function libraryPage({ name, language, page, rows }: Library): string {
  const up = '../'.repeat(page.split('/').length - 1);
  const packages = [...new Set(rows.flatMap((row) => row.package ?? []))].filter((other) => other !== name).sort();
  const also = packages.length === 0 ? '' : ` (package ${packages.map(code).join(', ')})`;
  const versioned = rows.filter(({ versions }) => versions !== undefined).length;
  const versions =
    versioned === 0
      ? 'They hold for every version.'
      : `${versioned} of them hold for some versions only; lock files and manifests decide which.`;
  const sections = SECTIONS.filter(([type]) => rows.some((row) => typeOf(row) === type)).map(([type, title, text]) =>
    section(
      title,
      text,
      rows.filter((row) => typeOf(row) === type),
    ),
  );
  return [
    `# ${name}\n\n${GENERATED}\n`,
    `What is known of ${code(name)}${also} in ${LANGUAGES[language]}: ${counted(rows.length, 'row')}. ${versions}`,
    `[How to read a path](${up}paths.md), [all libraries](${up}README.md#libraries).\n`,
    ...whereRead(name, language),
    ...sections,
  ].join('\n');
}

function whereRead(name: string, language: Model['language']): readonly string[] {
  const release = language === 'any' ? undefined : readIn[language][name];
  return release === undefined ? [] : [`Rows that name no source of their own were read in ${release}.\n`];
}

function section(title: string, text: string, rows: readonly Model[]): string {
  const cells = rows.map((row) => [
    code(whereOf(row)),
    code(detailOf(row)),
    kindOf(row) ?? '',
    code(row.versions ?? ''),
    row.because ?? '',
  ]);
  return `## ${title}\n\n${text}\n\n${table(['where', 'what', 'kind', 'versions', 'source'], cells)}`;
}

/** How many rows of each type there are, for the index. */
export function countsOf(rows: readonly Model[], types: readonly ModelType[] = modelTypes): readonly string[] {
  return types.map((type) => {
    const count = rows.filter((row) => typeOf(row) === type).length;
    return count === 0 ? '' : String(count);
  });
}
