import type { VersionScheme } from '@tokentrail/core';
import semver from 'semver';

/** Part of a version that is newer than any release. */
const LAST = 99999;

/** Versions of npm packages: semantic versions and their ranges. */
export const javascriptVersions: VersionScheme = {
  packageName: (name) => name,
  satisfies: (version, range) => {
    const read = semver.coerce(version, { includePrerelease: true });
    return read !== null && semver.satisfies(read, range, { includePrerelease: true });
  },
  isRange: (range) => semver.validRange(range) !== null,
  newest,
};

function newest(requirement: string): string | null {
  const range = readRange(requirement);
  if (range === null) return null;
  let best: string | null = null;
  for (const alternative of range.set) {
    let upper: string | null = null;
    for (const { operator, semver: bound } of alternative) {
      const allowed = operator === '<' ? below(bound) : operator === '<=' || operator === '' ? bound.version : null;
      if (allowed !== null && allowed !== undefined && (upper === null || semver.lt(allowed, upper))) upper = allowed;
    }
    if (upper === null) return null;
    if (best === null || semver.gt(upper, best)) best = upper;
  }
  return best;
}

/** A range, also behind an alias (`npm:jose@^5`) or the workspace protocol; null for tags, files and addresses. */
function readRange(requirement: string): semver.Range | null {
  const text = requirement.replace(/^(?:npm:(?:@[^/]+\/)?[^@]+@|workspace:)/, '');
  try {
    return new semver.Range(text);
  } catch {
    return null;
  }
}

/** What comes right before a release: 5.0.0 leaves 4 and all its successors. `undefined` of any version is none. */
function below({ major, minor, patch }: semver.SemVer): string | undefined {
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.${LAST}`;
  return major > 0 ? `${major - 1}.${LAST}.${LAST}` : undefined;
}
