import type { Report } from '@tokentrail/core';
import type { Notification, ReportingDescriptor } from 'sarif';
import { caps } from './caps.js';
import { sentence } from './message.js';
import { filePlace, physicalLocation } from './places.js';
import type { Results } from './results.js';

export interface Notifications {
  readonly descriptors: ReportingDescriptor[];
  readonly notifications: Notification[];
}

interface Draft {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly place: NonNullable<Notification['locations']>[number] | null;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'cleared-flow': 'A flow that an exchange or another barrier ended; listed so that it can be looked at.',
  'limit-reached': 'A bound of the analysis was reached; the result may be incomplete there.',
  'partly-parsed': 'Parts of a file could not be parsed; the rest of it was analysed.',
  'results-capped': 'More was found than a SARIF file may hold; the gravest findings were kept.',
  'skipped-file': 'A file or folder was not analysed.',
  'trail-shortened': 'A trail was longer than a SARIF file may hold; its beginning and end were kept.',
  undecided: 'Whether a call compares the audience could not be decided.',
};

/** What was not analysed, cut or undecided, as tool notifications: an empty list of results is never mistaken for a clean scan. */
export function toNotifications(report: Report, results: Results): Notifications {
  const drafts = limited(draftsOf(report, results));
  const ids = [...new Set(drafts.map((draft) => draft.id))].sort();
  const descriptors = ids.map((id): ReportingDescriptor => {
    const text = DESCRIPTIONS[id] ?? 'A message of the analysis.';
    return { id, shortDescription: { text }, fullDescription: { text }, help: { text } };
  });
  const notifications = drafts.map(
    ({ id, level, text, place }): Notification => ({
      descriptor: { id, index: ids.indexOf(id) },
      level,
      message: { text: sentence(text) },
      ...(place === null ? {} : { locations: [place] }),
    }),
  );
  return { descriptors, notifications };
}

function draftsOf(report: Report, results: Results): readonly Draft[] {
  const { coverage } = report;
  return [
    ...report.diagnostics.map(({ code, level, message, location }): Draft => {
      return { id: code, level, text: message, place: location && { physicalLocation: physicalLocation(location) } };
    }),
    ...coverage.partial.map((file): Draft => {
      const place = { physicalLocation: filePlace(file) };
      return { id: 'partly-parsed', level: 'warning', text: `Parts of ${file} could not be parsed`, place };
    }),
    ...coverage.skipped.map(({ file, reason }): Draft => {
      const place = { physicalLocation: filePlace(file) };
      return { id: 'skipped-file', level: 'note', text: `${file} was skipped: ${reason}`, place };
    }),
    ...coverage.limits.map(({ message, location }): Draft => {
      const place = location && { physicalLocation: physicalLocation(location) };
      return { id: 'limit-reached', level: 'warning', text: message, place };
    }),
    ...coverage.undecided.map(({ message, location }): Draft => {
      return { id: 'undecided', level: 'note', text: message, place: { physicalLocation: physicalLocation(location) } };
    }),
    ...report.cleared.map(({ barrier, source, sink }): Draft => {
      const text = `${source.message} is cleared (${barrier.message}) before ${sink.message}`;
      return {
        id: 'cleared-flow',
        level: 'note',
        text,
        place: { physicalLocation: physicalLocation(barrier.location) },
      };
    }),
    ...capDrafts(results),
  ];
}

function capDrafts({ dropped, cut }: Results): readonly Draft[] {
  const drafts: Draft[] = [];
  if (dropped > 0) {
    drafts.push({
      id: 'results-capped',
      level: 'warning',
      text: `${dropped} further findings are not in this file`,
      place: null,
    });
  }
  if (cut > 0) {
    drafts.push({
      id: 'trail-shortened',
      level: 'note',
      text: `The trails of ${cut} findings were shortened`,
      place: null,
    });
  }
  return drafts;
}

/** At most `caps.notifications` of each kind, then one that counts the rest. */
function limited(drafts: readonly Draft[]): readonly Draft[] {
  const counts = new Map<string, number>();
  const kept = drafts.filter(({ id }) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count <= caps.notifications;
  });
  const rest = [...counts].filter(([, count]) => count > caps.notifications);
  return [
    ...kept,
    ...rest.map(([id, count]): Draft => {
      return { id, level: 'note', text: `${count - caps.notifications} more of this kind are left out`, place: null };
    }),
  ];
}
