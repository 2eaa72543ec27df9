import type { AssumedVersion, Finding, Location, RelatedLocation, RuleInfo, TrailStep } from '@tokentrail/core';
import { escapeForTerminal } from './escape.js';
import type { Style } from './style.js';
import { wrap } from './wrap.js';

const INDENT = '  ';

/** One finding for people: where, what, the trail file by file. What holds for the whole rule is said once, by `ruleLines`. */
export function findingLines(
  finding: Finding,
  rule: RuleInfo | undefined,
  style: Style,
  width: number,
): readonly string[] {
  const confidence = finding.confidence === 'high' ? '' : `, ${finding.confidence} confidence`;
  const head = `${style.severity(finding.severity, finding.severity)}${style.dim(confidence)}`;
  return [
    `${style.bold(placeOf(finding.location))}  ${head}  ${escapeForTerminal(finding.ruleId)}`,
    ...paragraph(finding.message, width),
    ...trailLines(finding.trail, style),
    ...otherPlaces('also from', withoutFirst(finding)),
    ...otherPlaces('see', finding.related),
    ...finding.marks.flatMap((mark) => labelled('unsure', mark, style, width)),
    ...finding.versions.flatMap((version) => labelled('version', versionOf(version), style, width)),
    ...reachLines(finding, style, width),
    ...(finding.impact === rule?.impact ? [] : labelled('impact', finding.impact, style, width)),
    ...(finding.fix === rule?.fix ? [] : labelled('fix', finding.fix, style, width)),
    ...suppressionLines(finding, style, width),
  ];
}

export function placeOf(location: Location): string {
  return `${escapeForTerminal(location.file)}:${location.startLine}:${location.startColumn}`;
}

function versionOf({ package: name, version, file }: AssumedVersion): string {
  return file === null ? `${name}: not known here, ${version} is assumed` : `${name} ${version}, by ${file}`;
}

/** What findings of a rule allow and how they are mended. */
export function ruleLines(rule: RuleInfo, style: Style, width: number): readonly string[] {
  return [
    style.bold(`About ${escapeForTerminal(rule.id)}`),
    ...labelled('impact', rule.impact, style, width),
    ...labelled('fix', rule.fix, style, width),
    ...(rule.clause === null ? [] : labelled('see', rule.clause.url, style, width)),
  ];
}

function paragraph(text: string, width: number): readonly string[] {
  return wrap(escapeForTerminal(text), width, INDENT);
}

/** Steps under the name of their file and under their source line, which stands once however many steps it holds. */
function trailLines(trail: readonly TrailStep[], style: Style): readonly string[] {
  const lines: string[] = [];
  const digits = Math.max(0, ...trail.map((step) => String(step.location.startLine).length));
  const margin = INDENT + INDENT;
  let file = '';
  let line = 0;
  for (const { location, role, message, snippet } of trail) {
    if (location.file !== file) lines.push(margin + style.dim(escapeForTerminal(location.file)));
    if (location.file !== file || location.startLine !== line) {
      const number = String(location.startLine).padStart(digits);
      lines.push(`${margin}${style.dim(`${number} |`)} ${escapeForTerminal(snippet)}`);
    }
    file = location.file;
    line = location.startLine;
    lines.push(`${margin}${' '.repeat(digits)} ${style.dim(`|   ${role}:`)} ${escapeForTerminal(message)}`);
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
