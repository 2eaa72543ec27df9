// Writes the generated pages below docs/ and removes those that are no longer made. Run by `npm run docs` in the root of the
// repository.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { GENERATED_FOLDERS, generatedPages } from './pages.js';

const pages = generatedPages();
for (const folder of GENERATED_FOLDERS) rmSync(`docs/${folder}`, { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(`docs/${path}`), { recursive: true });
  writeFileSync(`docs/${path}`, text);
}
process.stdout.write(`${pages.size} pages written below docs/\n`);
