import type { Finding, Location, RelatedLocation, TrailStep } from '@tokentrail/core';
import { escapeForTerminal } from './escape.js';
import type { Style } from './style.js';
import { wrap } from './wrap.js';

const INDENT = '  ';

/** One finding for people: where, what, the trail file by file, what it allows, what to change. */
export function findingLines(finding: Finding, style: Style, width: number): readonly string[] {
  const confidence = finding.confidence === 'high' ? '' : `, ${finding.confidence} confidence`;
  const head = `${style.severity(finding.severity, finding.severity)}${style.dim(confidence)}`;
  return [
    `${style.bold(placeOf(finding.location))}  ${head}  ${escapeForTerminal(finding.ruleId)}`,
    ...paragraph(finding.message, width),
    ...trailLines(finding.trail, style),
    ...otherPlaces('also from', withoutFirst(finding)),
    ...otherPlaces('see', finding.related),
    ...finding.marks.flatMap((mark) => labelled('unsure', mark, style, width)),
    ...reachLines(finding, style, width),
    ...labelled('impact', finding.impact, style, width),
    ...labelled('fix', finding.fix, style, width),
    ...suppressionLines(finding, style, width),
  ];
}

export function placeOf(location: Location): string {
  return `${escapeForTerminal(location.file)}:${location.startLine}:${location.startColumn}`;
}

function paragraph(text: string, width: number): readonly string[] {
  return wrap(escapeForTerminal(text), width, INDENT);
}

/** Steps under the name of their file, each with its line number, what happens there and the source line. */
function trailLines(trail: readonly TrailStep[], style: Style): readonly string[] {
  const lines: string[] = [];
  const digits = Math.max(0, ...trail.map((step) => String(step.location.startLine).length));
  let file = '';
  for (const step of trail) {
    if (step.location.file !== file) {
      file = step.location.file;
      lines.push(`${INDENT}${INDENT}${style.dim(escapeForTerminal(file))}`);
    }
    const number = String(step.location.startLine).padStart(digits);
    lines.push(`${INDENT}${INDENT}${style.dim(`${number} |`)} ${escapeForTerminal(step.snippet)}`);
    lines.push(
      `${INDENT}${INDENT}${' '.repeat(digits)} ${style.dim(`| ${step.role}:`)} ${escapeForTerminal(step.message)}`,
    );
  }
  return lines;
}

/** The trail begins at one of the sources; only the others are worth a line. */
function withoutFirst(finding: Finding): readonly RelatedLocation[] {
  const first = finding.trail[0]?.location;
  return finding.sources.filter(({ location }) => first === undefined || placeOf(location) !== placeOf(first));
}

function otherPlaces(word: string, places: readonly RelatedLocation[]): readonly string[] {
  return places.map(({ message, location }) => `${INDENT}${word}: ${placeOf(location)}  ${escapeForTerminal(message)}`);
}

function reachLines(finding: Finding, style: Style, width: number): readonly string[] {
  if (finding.reach !== 'outside') return [];
  return labelled('reach', 'No tool or route of the server leads here (a test, an example, a script).', style, width);
}

function suppressionLines(finding: Finding, style: Style, width: number): readonly string[] {
  if (finding.suppressed === null) return [];
  return labelled(
    'suppressed',
    finding.suppressed.reason === '' ? 'no reason given' : finding.suppressed.reason,
    style,
    width,
  );
}

function labelled(label: string, text: string, style: Style, width: number): readonly string[] {
  if (text === '') return [];
  const [first = '', ...rest] = wrap(escapeForTerminal(text), width - label.length - 2, INDENT);
  const margin = ' '.repeat(label.length + 2);
  return [`${INDENT}${style.bold(`${label}:`)} ${first.trimStart()}`, ...rest.map((line) => margin + line)];
}
