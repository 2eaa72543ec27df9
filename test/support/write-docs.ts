// Writes the generated pages below docs/. Run by `npm run docs` in the root of the repository.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coveragePage } from './coverage-page.js';

const root = process.cwd();
writeFileSync(join(root, 'docs/coverage.md'), coveragePage(root));
