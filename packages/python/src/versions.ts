import type { VersionScheme } from '@tokentrail/core';
import { compare, satisfies, valid, validRange } from '@renovatebot/pep440';

/** Part of a version that is newer than any release. */
const LAST = 99999;

/** Versions of Python packages: PEP 440, with the caret and tilde requirements of Poetry. */
export const pythonVersions: VersionScheme = {
  // PEP 503: runs of '-', '_' and '.' are one, and case does not count.
  packageName: (name) => name.toLowerCase().replace(/[-_.]+/g, '-'),
  satisfies: (version, range) => valid(version) !== null && satisfies(version, range, { prereleases: true }),
  isRange: (range) => validRange(range),
  newest,
};

function newest(requirement: string): string | null {
  let upper: string | null = null;
  for (const part of requirement.split(',')) {
    const bound = upperBound(part.trim());
    if (bound !== null && (upper === null || compare(bound, upper) < 0)) upper = bound;
  }
  return upper;
}

/** The newest version that one clause allows; null when it sets no upper bound or cannot be read. */
function upperBound(clause: string): string | null {
  const match = /^(===|==|~=|<=|<|\^|~|)\s*v?(\d+(?:\.\d+)*)([^\s*]*?)(\.\*)?$/.exec(clause);
  if (match === null) return null;
  const [, operator = '', release = '', rest = '', star] = match;
  const parts = release.split('.').map(Number);
  if (star !== undefined) return [...parts, LAST].join('.');
  switch (operator) {
    case '':
    case '==':
    case '===':
    case '<=':
      return `${release}${rest}`;
    case '<':
      return rest === '' ? below(parts) : `${release}${rest}`;
    case '~=':
      return [...parts.slice(0, -1), LAST].join('.');
    case '~':
      return [...parts.slice(0, 2), LAST].join('.');
    default: {
      // `^0.2.3` allows what leaves the first part that is not zero.
      const first = parts.findIndex((part) => part > 0);
      return [...parts.slice(0, first < 0 ? parts.length : first + 1), LAST].join('.');
    }
  }
}

/** What comes right before a release: 3.0.2 leaves 3.0.1 and all its successors, 3.0 leaves 2. */
function below(parts: readonly number[]): string {
  const last = parts.findLastIndex((part) => part > 0);
  return last < 0 ? '0' : [...parts.slice(0, last), (parts[last] ?? 1) - 1, LAST].join('.');
}
