/** What a SARIF file may hold. GitHub keeps this many at most, or shows no more; nothing is dropped without a notification. */
export const caps = {
  /** Results kept per run by GitHub. */
  results: 5_000,
  /** Steps per code flow: the first and last ones stay. GitHub shows 1,000 per result. */
  steps: 250,
  /** Steps of the whole file; later findings show source and sink only. Keeps the file under 10 MB compressed. */
  allSteps: 100_000,
  /** Related locations per result; GitHub keeps 100. */
  related: 50,
  /** Notifications per descriptor; one more says how many are left out. */
  notifications: 100,
  /** Units of short and full descriptions. */
  description: 1_024,
} as const;
