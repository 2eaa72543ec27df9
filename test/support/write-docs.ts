// Writes the generated pages below docs/. Run by `npm run docs` in the root of the repository.

import { writeFileSync } from 'node:fs';
import { coveragePage } from './coverage-page.js';

writeFileSync('docs/coverage.md', coveragePage());
