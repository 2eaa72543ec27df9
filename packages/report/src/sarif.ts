import type { Report } from '@tokentrail/core';
import type { Log, Run } from 'sarif';
import { lineHashes } from './sarif/line-hash.js';
import { toNotifications } from './sarif/notifications.js';
import { ROOT_ID } from './sarif/places.js';
import { type HashesOf, toResults } from './sarif/results.js';
import { ruleDescriptor } from './sarif/rules.js';
import { cweTaxonomy } from './sarif/taxonomy.js';

export interface SarifOptions {
  /** The text of a scanned file, if at hand: line hashes are made from it, which keep GitHub's alerts together as lines shift. */
  readonly textOf?: (file: string) => string | undefined;
  /** Separates several runs over one repository (`automationDetails.id`). Left out, the uploader's own category counts. */
  readonly category?: string;
  /** Writes suppressed findings too. GitHub opens alerts for them all the same. */
  readonly showSuppressed?: boolean;
}

/**
 * The report as a SARIF 2.1.0 log of one run, as code scanning of GitHub, GitLab and IDEs read it. Deterministic: no times, no
 * machine, no absolute path. What does not fit is counted in a notification.
 */
export function toSarif(report: Report, options: SarifOptions = {}): string {
  const sorted: Report = { ...report, rules: [...report.rules].sort((left, right) => (left.id < right.id ? -1 : 1)) };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [toRun(sorted, options)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRun(report: Report, options: SarifOptions): Run {
  const taxonomy = cweTaxonomy(report);
  const results = toResults(report, options.showSuppressed ?? false, memoizedHashes(options.textOf));
  const { descriptors, notifications } = toNotifications(report, results);
  return {
    tool: {
      driver: {
        name: 'Tokentrail',
        fullName: 'Tokentrail, a dataflow analyser for the credentials of MCP clients',
        semanticVersion: report.tool.version,
        informationUri: 'https://www.npmjs.com/package/tokentrail',
        rules: report.rules.map((rule) => ruleDescriptor(rule, taxonomy)),
        notifications: descriptors,
        supportedTaxonomies: [{ name: 'CWE', index: 0 }],
      },
    },
    ...(options.category === undefined ? {} : { automationDetails: { id: `${options.category}/` } }),
    invocations: [
      {
        executionSuccessful: !report.diagnostics.some(
          (diagnostic) => diagnostic.level === 'error' && diagnostic.location === null,
        ),
        toolExecutionNotifications: notifications,
      },
    ],
    originalUriBaseIds: { [ROOT_ID]: { description: { text: 'The folder that was scanned.' } } },
    columnKind: 'utf16CodeUnits',
    results: results.results,
    taxonomies: [taxonomy],
  };
}

function memoizedHashes(textOf: SarifOptions['textOf']): HashesOf {
  const known = new Map<string, readonly string[] | null>();
  return (file) => {
    let hashes = known.get(file);
    if (hashes === undefined) {
      const text = textOf?.(file);
      hashes = text === undefined ? null : lineHashes(text);
      known.set(file, hashes);
    }
    return hashes;
  };
}
