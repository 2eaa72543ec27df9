import type { Report, Severity } from '@tokentrail/core';
import { escapeForTerminal } from './escape.js';
import { placeOf } from './finding-lines.js';
import type { Style } from './style.js';

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'note'];
const SHOWN = 5;

/** What a barrier ended, what was not analysed or not decided, and the count. Never empty: silence is no result. */
export function summaryLines(report: Report, style: Style): readonly string[] {
  return [
    ...clearedLines(report, style),
    ...undecidedLines(report, style),
    ...gapLines(report, style),
    ...diagnosticLines(report),
    style.bold(countLine(report)),
    style.dim(seenLine(report)),
  ];
}

function clearedLines(report: Report, style: Style): readonly string[] {
  return some(report.cleared, (cleared) => {
    const route = `${escapeForTerminal(cleared.source.message)} -> ${escapeForTerminal(cleared.sink.message)}`;
    const by = escapeForTerminal(cleared.barrier.message);
    return `${style.dim('cleared:')} ${placeOf(cleared.barrier.location)}  ${by} ends ${route}`;
  });
}

function undecidedLines(report: Report, style: Style): readonly string[] {
  return some(
    report.coverage.undecided,
    (call) => `${style.dim('undecided:')} ${placeOf(call.location)}  ${escapeForTerminal(call.message)}`,
  );
}

function diagnosticLines({ diagnostics }: Report): readonly string[] {
  const lines = diagnostics.map(({ level, message, location }) => {
    const place = location === null ? '' : `${placeOf(location)}: `;
    return `${level}: ${place}${escapeForTerminal(message)}`;
  });
  return some([...new Set(lines)], (line) => line);
}

function gapLines(report: Report, style: Style): readonly string[] {
  const { partial, skipped, limits } = report.coverage;
  return [
    ...some(partial, (file) => `${style.dim('partly parsed:')} ${escapeForTerminal(file)}`),
    ...some(
      skipped,
      ({ file, reason }) => `${style.dim('skipped:')} ${escapeForTerminal(file)} (${escapeForTerminal(reason)})`,
    ),
    ...some(limits, ({ message, location }) => {
      const place = location === null ? '' : `${placeOf(location)}  `;
      return `${style.dim('limit:')} ${place}${escapeForTerminal(message)}`;
    }),
  ];
}

/** The first few; a line says how many more the JSON report holds. */
function some<T>(items: readonly T[], line: (item: T) => string): readonly string[] {
  const lines = items.slice(0, SHOWN).map(line);
  return items.length > SHOWN ? [...lines, `  and ${items.length - SHOWN} more (--format json lists all)`] : lines;
}

function countLine(report: Report): string {
  const open = report.findings.filter((finding) => finding.suppressed === null);
  const suppressed = report.findings.length - open.length;
  const hidden = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
  if (open.length === 0) return `No findings${hidden}.`;
  const parts = ORDER.map((severity) => ({
    severity,
    count: open.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`);
  return `${plural(open.length, 'finding')} (${parts.join(', ')}${hidden}).`;
}

function seenLine({ coverage }: Report): string {
  const gaps = [
    coverage.partial.length > 0 ? `${coverage.partial.length} in part` : '',
    coverage.skipped.length > 0 ? `${plural(coverage.skipped.length, 'entry', 'entries')} skipped` : '',
  ].filter(Boolean);
  const files = `Analysed ${plural(coverage.files, 'file')}${gaps.length > 0 ? ` (${gaps.join(', ')})` : ''}`;
  const places = [plural(coverage.sources, 'source'), plural(coverage.sinks, 'sink'), plural(coverage.calls, 'check')];
  const gated = coverage.projects.filter((project) => !project.judged).length;
  const gate =
    gated > 0
      ? ` ${plural(gated, 'project')} without signs of an MCP server not judged (--context any judges all).`
      : '';
  return `${files}: ${places.join(', ')}.${gate}`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
