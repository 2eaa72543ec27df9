import { toText } from '@tokentrail/report/text';
import { describe, expect, it } from 'vitest';
import { at, finding, fullReport, reportOf, step } from './sample.js';

describe('toText', () => {
  it('tells place, message, trail by file, impact and fix', () => {
    expect(toText(reportOf([finding]), { width: 80 }).split('\n')).toEqual([
      'src/send.py:7:1  high  passthrough',
      '  The Authorization header of the MCP client reaches the headers of httpx.get()',
      '    src/app.py',
      '    3 | token = request.headers["authorization"]',
      '      |   source: source in line 3',
      '    4 | send(token)',
      '      |   call: call in line 4',
      '    src/send.py',
      '    7 | httpx.get(URL, headers={"Authorization": token})',
      '      |   sink: sink in line 7',
      '',
      'About passthrough',
      '  impact: Anyone acts as the user.',
      '  fix: Exchange the token.',
      '  see: https://example.org/spec',
      '',
      '1 finding (1 high).',
      'Analysed 2 files: 1 source, 1 sink, 0 checks.',
      '',
    ]);
  });

  it('says a line of code once, and what differs from the rule at the finding', () => {
    const trail = [step('source', 'a.py', 1), step('store', 'a.py', 1), step('sink', 'a.py', 2)];
    const text = toText(reportOf([{ ...finding, trail, fix: 'Use the token of line 9.' }]));
    expect(text.match(/1 \| x = y/g)).toHaveLength(1);
    expect(text).toContain('  fix: Use the token of line 9.\n\nAbout');
  });

  it('never is silent', () => {
    const text = toText(reportOf([]));
    expect(text).toBe('No findings.\nAnalysed 2 files: 1 source, 1 sink, 0 checks.\n');
  });

  it('shows what was cleared, undecided, skipped or cut, and why a finding is unsure', () => {
    const text = toText(fullReport);
    for (const part of [
      'cleared: src/app.py:20:1',
      'undecided: src/jwt.py:4:1',
      'partly parsed: src/broken.py',
      'skipped: node_modules (installed packages)',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('note, low confidence');
    expect(text).toContain('unsure: unknown library call');
    expect(text).toContain('2 findings (1 high, 1 note, 1 suppressed).');
    expect(text).not.toContain('own service');
    expect(toText(fullReport, { showSuppressed: true })).toContain('suppressed: own service');
  });

  it('lists a few gaps and counts the rest', () => {
    const report = reportOf([]);
    const skipped = Array.from({ length: 8 }, (_, index) => ({ file: `f${index}`, reason: 'too large' }));
    const text = toText({ ...report, coverage: { ...report.coverage, skipped } });
    expect(text.match(/too large/g)).toHaveLength(5);
    expect(text).toContain('and 3 more');
  });

  it('says a diagnostic once', () => {
    const broken = { level: 'warning', code: 'syntax', message: 'not known', location: at('a.py', 2) } as const;
    const text = toText(reportOf([], { diagnostics: [broken, broken] }));
    expect(text.match(/warning: a\.py:2:1: not known/g)).toHaveLength(1);
  });

  it('escapes what could move a cursor, hide or turn text', () => {
    const evil = 'a\u001b[2J\u202eb\u200b\tc\u0085\ud800';
    const text = toText(
      reportOf([
        { ...finding, message: evil, location: at(`x\u0007.py`, 1), trail: [step('sink', 'y\r.py', 1, 0, evil)] },
      ]),
    );
    expect(text).toContain('a\\u{1b}[2J\\u{202e}b\\u{200b} c\\u{85}\\u{d800}');
    expect(text).toContain('x\\u{7}.py:1:1');
    expect(text.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('colours only when asked to', () => {
    expect(toText(reportOf([finding]))).not.toContain('\u001b');
    expect(toText(reportOf([finding]), { color: true })).toContain('\u001b[31mhigh\u001b[39m');
  });

  it('wraps prose but not source lines', () => {
    const long = `${'word '.repeat(60)}end`;
    const source = `call(${'argument, '.repeat(30)})`;
    const text = toText(reportOf([{ ...finding, message: long, trail: [step('sink', 'a.py', 1, 0, source)] }]), {
      width: 60,
    });
    const longest = Math.max(
      ...text
        .split('\n')
        .filter((line) => line.includes('word'))
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(60);
    expect(text).toContain(source);
  });
});
