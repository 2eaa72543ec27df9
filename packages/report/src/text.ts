import type { Report, RuleInfo } from '@tokentrail/core';
import type { HelpPart } from './help.js';
import { escapeForTerminal } from './terminal/escape.js';
import { findingLines, ruleLines } from './terminal/finding-lines.js';
import { styleFor } from './terminal/style.js';
import { summaryLines } from './terminal/summary-lines.js';
import { wrap } from './terminal/wrap.js';

export interface TextOptions {
  /** ANSI colours. Default: none. */
  readonly color?: boolean;
  /** Columns to wrap at. Default: 100. Source lines are never wrapped. */
  readonly width?: number;
  /** Shows suppressed findings too. */
  readonly showSuppressed?: boolean;
}

/** The report for people at a terminal. Everything taken from the scanned program is escaped. */
export function toText(report: Report, options: TextOptions = {}): string {
  const style = styleFor(options.color ?? false);
  const width = options.width ?? 100;
  const shown = report.findings.filter((finding) => options.showSuppressed === true || finding.suppressed === null);
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const found = new Set(shown.map((finding) => finding.ruleId));
  const blocks = [
    ...shown.map((finding) => findingLines(finding, rules.get(finding.ruleId), style, width)),
    ...report.rules.filter((rule) => found.has(rule.id)).map((rule) => ruleLines(rule, style, width)),
    summaryLines(report, style),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** A rule for people at a terminal: its id and severity, then the parts, each with its title in front. */
export function toRuleText(rule: RuleInfo, parts: readonly HelpPart[], options: TextOptions = {}): string {
  const style = styleFor(options.color ?? false);
  const width = options.width ?? 100;
  const head = `${style.bold(escapeForTerminal(rule.id))} (${style.severity(rule.severity, rule.severity)}): ${escapeForTerminal(rule.title)}`;
  const blocks = parts.map(({ title, text }) => {
    const body = text.split('\n').flatMap((line) => wrap(escapeForTerminal(line), width, title === '' ? '' : '  '));
    return title === '' ? body : [style.bold(title), ...body];
  });
  return `${[[head], ...blocks].map((block) => block.join('\n')).join('\n\n')}\n`;
}
