// Tries programs written by hand: `npm run try -- FILE…` (see programs-text.ts for their form). Those with expectations
// (`$ finding=RULE`) are compared with them, under the built-in catalogue. Others call `source()` and `sink(value)` and are run for real:
// lines that a run shows and the analysis does not find are printed as MISSED, those that it finds alone as SPURIOUS; with `--trails` how the
// value is thought to get there.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { catalogue } from '@tokentrail/catalogue';
import { readExpectations } from '../support/expectations.js';
import { compareWith, foundIn } from '../support/programs/oracle.js';
import { runJavaScript } from '../support/programs/run-javascript.js';
import { runPython } from '../support/programs/run-python.js';
import { analyzeFixture, languageCatalogue, runFixture } from '../support/run-fixture.js';
import { readPrograms, type WrittenProgram } from './programs-text.js';

const MANIFEST = /(^|\/)(package\.json|tsconfig\.json|pyproject\.toml|requirements\.txt)$/;

async function expectations({ name, files }: WrittenProgram): Promise<readonly string[]> {
  const sources = files.filter(({ path }) => !MANIFEST.test(path));
  const manifests = files.filter(({ path }) => MANIFEST.test(path));
  return runFixture({ name, files: sources, manifests }, catalogue);
}

async function execution({ files }: WrittenProgram): Promise<readonly string[]> {
  const run = files.some(({ path }) => path.endsWith('.py')) ? runPython : runJavaScript;
  const [observed] = await run([files]);
  const { agreement, missed, spurious } = compareWith(observed!, await foundIn(files));
  const lineOf = (place: string): string => {
    const [path, line] = place.split(':');
    const text = files.find((file) => file.path === path)?.text ?? '';
    return (
      text
        .split('\n')
        .at(Number(line) - 1)
        ?.trim() ?? ''
    );
  };
  return [
    ...(observed!.error === null ? [] : [`ERROR ${observed!.error}`]),
    ...(agreement.shown + agreement.silent === 0 ? ['ERROR no sink ran'] : []),
    ...missed.map((place) => `MISSED ${place}  ${lineOf(place)}`),
    ...(await Promise.all(
      spurious.map(async (place) =>
        [`SPURIOUS ${place}  ${lineOf(place)}`, ...(await trailTo(place, files))].join('\n'),
      ),
    )),
  ];
}

async function trailTo(place: string, files: WrittenProgram['files']): Promise<readonly string[]> {
  if (!withTrails) return [];
  const { report } = await analyzeFixture({ name: 'tried', files, manifests: [] }, languageCatalogue);
  const finding = report.findings.find(({ location }) => `${location.file}:${location.startLine}` === place);
  return (finding?.trail ?? []).map(
    ({ role, message, location }) => `    ${location.file}:${location.startLine} ${role}: ${message}`,
  );
}

const withTrails = process.argv.includes('--trails');
const given = process.argv.slice(2).filter((argument) => argument !== '--trails');
let good = 0;
let all = 0;
for (const path of given)
  for (const program of readPrograms(basename(path), readFileSync(path, 'utf8'))) {
    const expected = program.files.some((file) => readExpectations(file.path, file.text).length > 0);
    const problems = await (expected ? expectations(program) : execution(program));
    all += 1;
    if (problems.length === 0) good += 1;
    for (const problem of problems) console.log(`${basename(path)} [${program.name}] ${problem}`);
  }
console.log(`${good} of ${all} programs as they should be`);
