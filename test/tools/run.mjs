// Bundles a tool beside this file and runs it: `node test/tools/run.mjs NAME ARGUMENT…`.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [name, ...given] = process.argv.slice(2);
const outfile = fileURLToPath(new URL(`../dist/tools/${name}.mjs`, import.meta.url));
await build({
  entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  conditions: ['@tokentrail/source'],
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // Libraries in the old module format ask for modules of Node.
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
});
process.argv.splice(1, process.argv.length, outfile, ...given);
await import(outfile);
