// Measures each stage on the same files in one run: reading, Lezer's parse alone, lowering, linking, solving. Ratios against the
// parse are what counts; times are processor time of the whole process, so that other work on the machine weighs less.
// The compiler of the runtime is set as the command line sets it.
// Usage: npm run bench -- [FOLDER ...]   (default: the fixtures)

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../packages/catalogue/dist/index.js';
import { analyze, defaultLimits } from '../packages/core/dist/index.js';
import { link } from '../packages/core/dist/link/link.js';
import { createPlacement } from '../packages/core/dist/link/rows/placement.js';
import { ManifestView } from '../packages/core/dist/manifest-view.js';
import { usedPackages } from '../packages/core/dist/used-packages.js';
import { parseJavaScript } from '../packages/javascript/dist/grammar.js';
import { javascript } from '../packages/javascript/dist/index.js';
import { parsePython } from '../packages/python/dist/grammar.js';
import { python } from '../packages/python/dist/index.js';
import { setCompiler } from '../packages/tokentrail/bin/compiler.js';

const SKIPPED = /^(node_modules|\.git|\.venv|dist|build|generated)$/;
const SOURCES = /\.(py|js|mjs|cjs|jsx|ts|mts|cts|tsx)$/;
const LARGEST = 2 * 1024 * 1024;
const LANGUAGES = [python, javascript];
/** Every measurement is made once before the clock starts, on this many files, so that the first stage does not pay for the compiler. */
const WARM_UP = 100;
/** Files in a turn of parsing and lowering; the clock of the processor is too slow to be asked for every file. */
const TURN = 16;

function filesOf(folder, root = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : filesOf(path, root);
    if (!entry.isFile() || !SOURCES.test(entry.name) || statSync(path).size > LARGEST) return [];
    return [{ path: relative(root, path).split('\\').join('/'), text: readFileSync(path, 'utf8') }];
  });
}

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(work) {
  const started = processorTime();
  const result = work();
  return { result, milliseconds: processorTime() - started };
}

const parseOne = ({ path, text }) =>
  path.endsWith('.py') ? parsePython(text) : parseJavaScript(text, path.endsWith('x') ? 'tsx' : 'ts');
const languageOf = ({ path }) => (path.endsWith('.py') ? python : javascript);

/** What the catalogue costs: compiling its rows, and matching them with the program while it is linked. */
function catalogueCost(files) {
  const fresh = structuredClone(catalogue);
  const inputs = files.map((file) => ({ facts: languageOf(file).lower(file), text: file.text }));
  const view = new ManifestView(inputs, []);
  const resolvers = new Map(LANGUAGES.map((language) => [language.id, language.resolver(view)]));
  const present = new Set(inputs.map(({ facts }) => facts.language));
  const { result: placements, milliseconds: compile } = timed(
    () =>
      new Map(
        [...present].map((id) => [id, createPlacement(fresh, id, null, usedPackages(inputs, id, resolvers.get(id)))]),
      ),
  );
  // Only the outermost call counts: what a row adds may bring the next library value at once. Clocks of the processor are too
  // coarse for single calls, so the share of the time that passed is taken of the processor's.
  let inside = 0;
  let depth = 0;
  for (const placement of placements.values())
    for (const name of ['onApiCall', 'onApiValue', 'onApiStore', 'onExpected', 'onSite', 'occurrences']) {
      const original = placement[name].bind(placement);
      placement[name] = (...given) => {
        const started = depth++ === 0 ? performance.now() : 0;
        const result = original(...given);
        if (--depth === 0) inside += performance.now() - started;
        return result;
      };
    }
  const started = performance.now();
  const { milliseconds } = timed(() => link(inputs, resolvers, placements, defaultLimits, new Set(fresh.headerNames)));
  return { compile, match: (inside / (performance.now() - started)) * milliseconds };
}

/**
 * Parsing alone and lowering, which parses as well, in turns of a few files: both meet the compiler of the runtime in the same state.
 * One after the other over all files, the first would be cold and the second would count what was compiled meanwhile.
 */
function lowerCost(files) {
  let parse = 0;
  let lowered = 0;
  for (let first = 0; first < files.length; first += TURN) {
    const some = files.slice(first, first + TURN);
    parse += timed(() => some.forEach(parseOne)).milliseconds;
    lowered += timed(() => some.forEach((file) => languageOf(file).lower(file))).milliseconds;
  }
  return { parse, lowered };
}

async function stagesOf(files) {
  const starts = new Map();
  const started = processorTime();
  const report = await analyze({
    files,
    languages: LANGUAGES,
    catalogue,
    context: 'any',
    onProgress: ({ stage }) => {
      if (!starts.has(stage)) starts.set(stage, processorTime());
    },
  });
  const end = processorTime();
  const between = (from, to) => (starts.get(to) ?? end) - (starts.get(from) ?? end);
  return {
    findings: report.findings.length,
    rows: [
      ['link', between('link', 'solve')],
      ['solve', between('solve', 'evaluate')],
      ['evaluate', between('evaluate', 'collect')],
      ['collect', end - (starts.get('collect') ?? end)],
      ['whole analysis', end - started],
    ],
  };
}

async function measure(folder) {
  const reading = timed(() => filesOf(folder));
  const files = reading.result;
  const megabytes = files.reduce((sum, file) => sum + file.text.length, 0) / 1e6;
  const lines = files.reduce((sum, file) => sum + file.text.split('\n').length, 0);
  await stagesOf(files.slice(0, WARM_UP));
  const { parse, lowered } = lowerCost(files);
  const { findings, rows } = await stagesOf(files);
  const peak = process.resourceUsage().maxRSS / 1024;
  const cost = catalogueCost(files);
  const all = [
    ['read', reading.milliseconds],
    ['parse', parse],
    ['lower', Math.max(0, lowered - parse)],
    ...rows,
    ['rows: compile', cost.compile],
    ['rows: match', cost.match],
  ];
  console.log(
    `\n${folder}: ${files.length} files, ${lines} lines, ${megabytes.toFixed(2)} MB, ${findings} findings\n` +
      'stage                ms      MB/s  ratio to parse',
  );
  for (const [name, milliseconds] of all)
    console.log(
      [
        name.padEnd(15),
        milliseconds.toFixed(0).padStart(7),
        ((megabytes / milliseconds) * 1000).toFixed(1).padStart(9),
        (milliseconds / parse).toFixed(2).padStart(15),
      ].join(''),
    );
  const whole = rows.find(([name]) => name === 'whole analysis')[1];
  console.log(`the catalogue takes ${(((cost.compile + cost.match) / whole) * 100).toFixed(1)} % of the analysis`);
  const beyond = Math.max(0, peak - atStart);
  console.log(
    `peak memory ${peak.toFixed(0)} MB, ${beyond.toFixed(0)} MB of it for the program: ${(beyond / megabytes).toFixed(0)} bytes per source byte`,
  );
}

setCompiler();
/** What Node and the modules take before anything is read. */
const atStart = process.memoryUsage().rss / 1024 / 1024;
const folders = process.argv.slice(2);
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
for (const folder of folders.length > 0 ? folders : [fixtures]) await measure(folder);
