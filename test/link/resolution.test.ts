import { describe, expect, it } from 'vitest';
import { candidatesOf, findings, linkSources } from '../support/link-sources.js';

const lines = (...rows: string[]): string => rows.join('\n');

describe('which function a call runs', () => {
  it('follows imports, aliases and re-exports, and leaves a look-alike alone', () => {
    const program = linkSources({
      'app/main.py': lines(
        'from app import send as deliver',
        'from app.other import send',
        'def run(t):',
        '    deliver(t)',
        '    f = deliver',
        '    f(t)',
      ),
      'app/__init__.py': 'from .mail import *',
      'app/mail.py': lines('def send(t):', '    return t'),
      'app/other.py': lines('def send(t):', '    return 1'),
    });
    expect(candidatesOf(program, 'deliver')).toEqual(['send']);
    const [{ callable } = { callable: -1 }] = program.candidates(
      program.files.find(({ facts }) => facts.path === 'app/main.py')?.callBase ?? -1,
    );
    expect(program.files[program.fileOfCallable(callable)]?.facts.path).toBe('app/mail.py');
  });

  it('survives a cycle of re-exports', () => {
    const program = linkSources({
      'a.js': "export * from './b.js'; export { x } from './b.js';",
      'b.js': "export * from './a.js'; export { y } from './a.js'; export function z() { return 1; }",
      'c.js': "import { x, y, z } from './a.js'; x(); y(); z();",
    });
    expect(candidatesOf(program, 'z')).toEqual(['z']);
    expect(candidatesOf(program, 'x')).toEqual([]);
  });

  it('reads CommonJS both ways', () => {
    const program = linkSources({
      'lib.js': 'function one() {} function two() {} module.exports = { one }; module.exports.two = two;',
      'fn.js': 'module.exports = function whole() {};',
      'user.mjs': "import lib, { two } from './lib.js'; import fn from './fn.js'; lib.one(); two(); fn();",
      'old.js': "const { one } = require('./lib'); const fn2 = require('./fn'); one(); fn2();",
    });
    expect(candidatesOf(program, 'one')).toEqual(['one']);
    expect(candidatesOf(program, 'two')).toEqual(['two']);
    expect(candidatesOf(program, 'fn')).toEqual(['whole']);
    expect(candidatesOf(program, 'fn2')).toEqual(['whole']);
  });
});

describe('flows through resolved calls', () => {
  it('keeps two local boxes apart', () => {
    const program = linkSources({
      'box.py': lines(
        'class Box:',
        '    def __init__(self, t):',
        '        self.t = t',
        '    def get(self):',
        '        return self.t',
        'def main():',
        '    SINK(Box(SOURCE()).get())',
        '    SINK(Box("x").get())',
      ),
    });
    expect(findings(program)).toEqual(['box.py:7']);
  });
});
