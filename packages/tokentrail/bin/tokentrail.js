#!/usr/bin/env node
import module from 'node:module';
import { setCompiler } from './compiler.js';

setCompiler();
// Where Node can keep compiled code from run to run, from 22.1 on.
module.enableCompileCache?.();

const { runCommandLine } = await import('../dist/tokentrail.js');
await runCommandLine();
