#!/usr/bin/env node
import { engine } from '../dist/built-in-engine.js';
import { main } from '../dist/main.js';

const stream = (to) => ({ write: (text) => to.write(text), isTTY: to.isTTY === true, columns: to.columns });

// A reader that has seen enough (`| head`) closes the pipe: no error.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2));
process.on('SIGINT', () => process.exit(130));

process.exitCode = await main(
  process.argv.slice(2),
  { stdout: stream(process.stdout), stderr: stream(process.stderr), env: process.env },
  engine,
);
