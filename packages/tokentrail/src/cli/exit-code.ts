import type { Report, Severity } from '@tokentrail/core';

/** What the process says to its caller. */
export const exitCode = { clean: 0, findings: 1, failed: 2, interrupted: 130 } as const;

export const thresholds = ['note', 'low', 'medium', 'high', 'critical', 'none'] as const;
export type Threshold = (typeof thresholds)[number];

/**
 * 2 when the analysis failed as a whole, else 1 when an open finding is at or above the threshold, else 0. An error in one file (it
 * has a location) leaves the others analysed; the report lists it.
 */
export function exitCodeOf(report: Report, threshold: Threshold): number {
  if (report.diagnostics.some((diagnostic) => diagnostic.level === 'error' && diagnostic.location === null))
    return exitCode.failed;
  if (threshold === 'none') return exitCode.clean;
  const least = thresholds.indexOf(threshold);
  const reached = (severity: Severity): boolean => thresholds.indexOf(severity) >= least;
  const open = report.findings.some((finding) => finding.suppressed === null && reached(finding.severity));
  return open ? exitCode.findings : exitCode.clean;
}
