// Measures each stage on the same files in one run: reading, Lezer's parse alone, lowering, linking, solving. Ratios against the
// parse are what counts; times are noisy. Usage: npm run bench -- [FOLDER ...]   (default: the fixtures)

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../packages/catalogue/dist/index.js';
import { analyze } from '../packages/core/dist/index.js';
import { parseJavaScript } from '../packages/javascript/dist/grammar.js';
import { javascript } from '../packages/javascript/dist/index.js';
import { parsePython } from '../packages/python/dist/grammar.js';
import { python } from '../packages/python/dist/index.js';

const SKIPPED = /^(node_modules|\.git|\.venv|dist|build|generated)$/;
const SOURCES = /\.(py|js|mjs|cjs|jsx|ts|mts|cts|tsx)$/;
const LARGEST = 2 * 1024 * 1024;
/** Files lowered before the clock starts, so that the first stage does not pay for the compiler. */
const WARM_UP = 100;

function filesOf(folder, root = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : filesOf(path, root);
    if (!entry.isFile() || !SOURCES.test(entry.name) || statSync(path).size > LARGEST) return [];
    return [{ path: relative(root, path).split('\\').join('/'), text: readFileSync(path, 'utf8') }];
  });
}

function timed(work) {
  const started = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - started };
}

const parseOne = ({ path, text }) =>
  path.endsWith('.py') ? parsePython(text) : parseJavaScript(text, path.endsWith('x') ? 'tsx' : 'ts');
const languageOf = ({ path }) => (path.endsWith('.py') ? python : javascript);

async function measure(folder) {
  const reading = timed(() => filesOf(folder));
  const files = reading.result;
  const megabytes = files.reduce((sum, file) => sum + file.text.length, 0) / 1e6;
  for (const file of files.slice(0, WARM_UP)) languageOf(file).lower(file);
  const parse = timed(() => files.forEach(parseOne)).milliseconds;
  const lowered = timed(() => files.forEach((file) => languageOf(file).lower(file))).milliseconds;
  const starts = new Map();
  const started = performance.now();
  const report = await analyze({
    files,
    languages: [python, javascript],
    catalogue,
    context: 'any',
    onProgress: ({ stage }) => {
      if (!starts.has(stage)) starts.set(stage, performance.now());
    },
  });
  const end = performance.now();
  const between = (from, to) => (starts.get(to) ?? end) - (starts.get(from) ?? end);
  const rows = [
    ['read', reading.milliseconds],
    ['parse', parse],
    ['lower', Math.max(0, lowered - parse)],
    ['link', between('link', 'solve')],
    ['solve', between('solve', 'evaluate')],
    ['evaluate', between('evaluate', 'collect')],
    ['collect', end - (starts.get('collect') ?? end)],
    ['whole analysis', end - started],
  ];
  console.log(`\n${folder}: ${files.length} files, ${megabytes.toFixed(2)} MB, ${report.findings.length} findings`);
  console.log('stage                ms      MB/s  ratio to parse');
  for (const [name, milliseconds] of rows)
    console.log(
      [
        name.padEnd(15),
        milliseconds.toFixed(0).padStart(7),
        ((megabytes / milliseconds) * 1000).toFixed(1).padStart(9),
        (milliseconds / parse).toFixed(2).padStart(15),
      ].join(''),
    );
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`peak memory ${peak.toFixed(0)} MB, ${(peak / megabytes).toFixed(0)} bytes per source byte`);
}

const folders = process.argv.slice(2);
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
for (const folder of folders.length > 0 ? folders : [fixtures]) await measure(folder);
