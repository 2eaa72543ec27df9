import type { LinkedProgram } from '../link/contract/program.js';
import type { Diagnostic, Finding, Location } from '../report.js';

const WORD = 'tokentrail-ignore';

/** `# tokentrail-ignore RULE, RULE: reason`, also behind `//` and within a block comment. */
const COMMENT: RegExp = new RegExp(`(?:#|//|/\\*)\\s*${WORD}(?![\\w-])(.*)$`);
/** A line that holds a comment alone; `#name` begins a private member. */
const COMMENT_ALONE = /^\s*(?:#(?![\w$])|\/\/|\{?\/\*)/;

/** A comment that says of findings of some rules, at the next line of code or on its own, that they are known and accepted. */
interface Acknowledgement {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly place: Location;
  /** The line of code that it speaks of, from 1. */
  readonly line: number;
}

export interface Acknowledged {
  readonly findings: readonly Finding[];
  /** Comments that say too little, or that speak of nothing that was found. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Marks findings that the code acknowledges. A comment counts only with a rule and a reason; one that no longer meets a finding is
 * reported, so that it does not hide the next one.
 */
export function acknowledge(
  findings: readonly Finding[],
  { files }: Pick<LinkedProgram, 'files'>,
  ruleIds: readonly string[],
): Acknowledged {
  const read = files.map(({ facts, text }) => acknowledgementsIn(facts.path, text, ruleIds));
  const all = read.flatMap((file) => file.acknowledgements);
  const used = new Set<string>();
  const starts = new Set(findings.map(({ ruleId, location }) => startKey(ruleId, location.file, location.startLine)));
  const marked = findings.map((finding): Finding => {
    const { ruleId, location } = finding;
    const here = all.filter(({ rules, place }) => place.file === location.file && rules.includes(ruleId));
    const own =
      here.find(({ line }) => line === location.startLine) ??
      // Within a call of several lines, unless the comment speaks of another finding there.
      here.find(
        ({ line }) =>
          line > location.startLine && line <= location.endLine && !starts.has(startKey(ruleId, location.file, line)),
      );
    if (own === undefined) return finding;
    used.add(useKey(own, finding.ruleId));
    return { ...finding, suppressed: { kind: 'inline', reason: own.reason } };
  });
  const unused = all.flatMap((own) =>
    own.rules
      .filter((rule) => !used.has(useKey(own, rule)))
      .map((rule) => warning(own.place, `no finding of ${rule} here to acknowledge: remove the comment`)),
  );
  return { findings: marked, diagnostics: [...read.flatMap((file) => file.diagnostics), ...unused] };
}

function acknowledgementsIn(
  path: string,
  text: string,
  ruleIds: readonly string[],
): { readonly acknowledgements: readonly Acknowledgement[]; readonly diagnostics: readonly Diagnostic[] } {
  if (!text.includes(WORD)) return { acknowledgements: [], diagnostics: [] };
  const lines = text.split(/\r\n|\n|\r/);
  const acknowledgements: Acknowledgement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, line] of lines.entries()) {
    const match = COMMENT.exec(line);
    if (match === null) continue;
    const place = placeOf(path, index, match.index, line);
    const said = /^\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*:\s*(\S.*)$/.exec((match[1] ?? '').replace(/\s*\*\/\}?\s*$/, ''));
    if (said === null) {
      diagnostics.push(warning(place, `write "${WORD} RULE: reason": without a rule and a reason it has no effect`));
      continue;
    }
    const rules = (said[1] ?? '').split(',').map((rule) => rule.trim());
    const known = rules.filter((rule) => ruleIds.includes(rule));
    for (const rule of rules.filter((name) => !known.includes(name)))
      diagnostics.push(warning(place, `there is no rule ${rule}; there are ${ruleIds.join(', ')}`));
    acknowledgements.push({ rules: known, reason: (said[2] ?? '').trim(), place, line: codeLine(lines, index) });
  }
  return { acknowledgements, diagnostics };
}

/** The line itself where code stands before the comment, else the first line after it that is more than a comment; from 1. */
function codeLine(lines: readonly string[], index: number): number {
  let at = index;
  while (at < lines.length - 1 && COMMENT_ALONE.test(lines[at] ?? '')) at += 1;
  return at + 1;
}

function placeOf(file: string, index: number, from: number, line: string): Location {
  const startLine = index + 1;
  return { file, startLine, startColumn: from + 1, endLine: startLine, endColumn: line.length + 1 };
}

function warning(location: Location, message: string): Diagnostic {
  return { level: 'warning', code: 'acknowledgement', message, location };
}

function startKey(ruleId: string, file: string, line: number): string {
  return `${ruleId} ${line} ${file}`;
}

function useKey({ place }: Acknowledgement, rule: string): string {
  return `${place.file}:${place.startLine}:${place.startColumn} ${rule}`;
}
