// Puts the command line with all that it loads into dist/tokentrail.js: one file opens in a third of the time of five hundred. The
// packages remain as they are for those who import them. Beside it go the licences of the libraries that are inside.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(home, '../..');

const { metafile } = await build({
  entryPoints: [join(home, 'dist/command-line.js')],
  outfile: join(home, 'dist/tokentrail.js'),
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Names stay, for the stack of an internal error.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Libraries in the old module format ask for modules of Node.
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
});

const folders = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, folder, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync(join(home, 'dist/tokentrail.licences.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
