// Generates the two parsers: takes the grammar and the tokeniser that the installed @lezer packages ship, applies the edits of
// packages/<language>/grammar/edits.mjs and writes TypeScript to packages/<language>/src/generated. Nothing is written while the
// inputs are unchanged.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyEdits } from './apply-edits.mjs';
import { termsFile } from './terms.mjs';

const packagesFolder = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);

/** Folder of an installed package; the @lezer packages do not export their package.json, so the entry point is the way in. */
function folderOf(name) {
  const entry = require.resolve(name);
  return entry.slice(0, entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length);
}

async function generate(language) {
  const home = join(packagesFolder, language);
  const editsPath = join(home, 'grammar/edits.mjs');
  const { source, grammarFile, grammarEdits, tokenEdits } = await import(editsPath);
  const folder = folderOf(source);
  const grammar = readFileSync(join(folder, 'src', grammarFile), 'utf8');
  const tokens = readFileSync(join(folder, 'src/tokens.js'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const license = readFileSync(join(folder, 'LICENSE'), 'utf8');

  const key = createHash('sha256');
  const own = ['generate.mjs', 'apply-edits.mjs', 'terms.mjs'].map((file) =>
    join(packagesFolder, 'syntax/build', file),
  );
  for (const path of [...own, editsPath]) key.update(readFileSync(path));
  for (const text of [grammar, tokens, license, manifest.version, generatorVersion()]) key.update(text);
  const inputs = key.digest('hex');
  const target = join(home, 'src/generated');
  if (read(join(target, '.inputs')) === inputs) return;

  const files = await parserFiles(language, {
    grammar: applyEdits(grammar, grammarEdits, `${source} ${grammarFile}`),
    tokens: applyEdits(tokens, tokenEdits, `${source} tokens.js`),
    grammarFile,
  });
  const notice = noticeFile(source, manifest.version, license);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries({ ...files, 'NOTICE.txt': notice }))
    writeFileSync(join(target, name), text);
  writeFileSync(join(target, '.inputs'), inputs);
}

async function parserFiles(language, { grammar, tokens, grammarFile }) {
  // Loaded here: it takes longer than the check that nothing changed.
  const { buildParserFile } = await import('@lezer/generator');
  const warnings = [];
  const { parser, terms } = buildParserFile(grammar, {
    fileName: grammarFile,
    typeScript: true,
    warn: (message) => warnings.push(message),
  });
  if (warnings.length > 0) throw new Error(`The ${language} grammar has warnings:\n${warnings.join('\n')}`);
  return {
    'parser.ts': typedParser(parser),
    'parser.terms.ts': terms,
    'terms.ts': termsFile(parser),
    'tokens.ts': typedTokens(tokens),
  };
}

function typedParser(parser) {
  return parser
    .replace('export const parser =', 'export const parser: LRParser =')
    .replaceAll('from "./tokens"', 'from "./tokens.js"');
}

/** The tokeniser is JavaScript; its exports need a type, its inside is checked by its own project. */
function typedTokens(tokens) {
  const typed = tokens.replace(/^export const (\w+) = new (\w+)\(/gm, (_, name, type) => {
    const annotation = type === 'ContextTracker' ? 'ContextTracker<any>' : type;
    return `export const ${name}: ${annotation} = new ${type}(`;
  });
  return `// @ts-nocheck\n${typed}`;
}

function noticeFile(source, version, license) {
  return `parser.ts, parser.terms.ts, terms.ts and tokens.ts are generated from the grammar and tokeniser of\n${source} ${version}, with the edits in ../../grammar/edits.mjs, under this license:\n\n${license}`;
}

function generatorVersion() {
  return JSON.parse(readFileSync(join(folderOf('@lezer/generator'), 'package.json'), 'utf8')).version;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

try {
  for (const language of ['python', 'javascript']) await generate(language);
} catch (error) {
  console.error(`Generating the parsers failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
