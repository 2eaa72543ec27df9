import type { Report } from '@tokentrail/core';
import { findingLines } from './terminal/finding-lines.js';
import { styleFor } from './terminal/style.js';
import { summaryLines } from './terminal/summary-lines.js';

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
  const blocks = shown.map((finding) => findingLines(finding, style, width).join('\n'));
  return `${[...blocks, summaryLines(report, style).join('\n')].join('\n\n')}\n`;
}
