import type { Finding, Location, Report, TrailStep } from '@tokentrail/core';

export function at(file: string, line: number, column = 1, endColumn = column + 5): Location {
  return { file, startLine: line, startColumn: column, endLine: line, endColumn };
}

export function step(role: TrailStep['role'], file: string, line: number, nesting = 0, snippet = 'x = y'): TrailStep {
  return { role, message: `${role} in line ${line}`, location: at(file, line), nesting, snippet };
}

export const finding: Finding = {
  ruleId: 'passthrough',
  severity: 'high',
  confidence: 'high',
  message: 'The Authorization header of the MCP client reaches the headers of httpx.get()',
  fingerprint: 'ab'.repeat(32),
  cwe: ['CWE-441'],
  location: at('src/send.py', 7),
  trail: [
    step('source', 'src/app.py', 3, 0, 'token = request.headers["authorization"]'),
    step('call', 'src/app.py', 4, 0, 'send(token)'),
    step('sink', 'src/send.py', 7, 1, 'httpx.get(URL, headers={"Authorization": token})'),
  ],
  sources: [{ message: 'the Authorization header', location: at('src/app.py', 3) }],
  related: [],
  marks: [],
  versions: [],
  suppressed: null,
  reach: 'entry',
  impact: 'Anyone acts as the user.',
  fix: 'Exchange the token.',
};

export function reportOf(findings: readonly Finding[], changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'tokentrail', version: '0.1.0' },
    rules: [
      {
        id: 'passthrough',
        title: 'Client token passed on',
        description: 'A token leaves the server again.',
        impact: 'Anyone acts as the user.',
        fix: 'Exchange the token.',
        severity: 'high',
        cwe: ['CWE-441', 'CWE-522'],
        clause: { text: 'MUST NOT pass through the token.', url: 'https://example.org/spec' },
      },
    ],
    findings,
    cleared: [],
    coverage: {
      files: 2,
      parsed: 2,
      partial: [],
      skipped: [],
      limits: [],
      undecided: [],
      projects: [{ root: '', contexts: ['mcp-server'], files: 2, judged: true }],
      sources: 1,
      sinks: 1,
      calls: 0,
    },
    diagnostics: [],
    ...changes,
  };
}

/** A report that uses every field, with what untrusted programs may hold. */
export const fullReport: Report = reportOf(
  [
    finding,
    {
      ...finding,
      severity: 'note',
      confidence: 'low',
      message: 'A token {with} [odd](1) text\nover lines',
      location: at('src/[id]/café x/a:b#c.ts', 2),
      trail: [step('source', 'src/[id]/café x/a:b#c.ts', 1, -2), step('sink', 'src/[id]/café x/a:b#c.ts', 2, 1)],
      marks: ['unknown library call'],
      related: [{ message: 'the caller', location: at('src/app.py', 9) }],
      reach: 'outside',
    },
    { ...finding, trail: [], sources: [], suppressed: { kind: 'inline', reason: 'own service' } },
  ],
  {
    cleared: [
      {
        ruleId: 'passthrough',
        barrier: { message: 'exchange_for_downstream()', location: at('src/app.py', 20) },
        source: { message: 'the Authorization header', location: at('src/app.py', 3) },
        sink: { message: 'the headers of httpx.get()', location: at('src/send.py', 7) },
      },
    ],
    coverage: {
      files: 3,
      parsed: 2,
      partial: ['src/broken.py'],
      skipped: [{ file: 'node_modules', reason: 'installed packages' }],
      limits: [{ limit: 'nesting', location: at('src/deep.py', 1), message: 'Nested too deeply' }],
      undecided: [{ ruleId: 'passthrough', location: at('src/jwt.py', 4), message: 'The audience is not known' }],
      projects: [{ root: '', contexts: [], files: 3, judged: false }],
      sources: 2,
      sinks: 2,
      calls: 1,
    },
    diagnostics: [{ level: 'warning', code: 'slow-file', message: 'Slow', location: null }],
  },
);
