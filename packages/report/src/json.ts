import type { Report } from '@tokentrail/core';

/** The report as it is, indented by two; `schema/report.schema.json` describes it. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
