import { readFileSync } from 'node:fs';
import { catalogue } from '@tokentrail/catalogue';
import type { Rule } from '@tokentrail/core';
import { ruleHelp } from '@tokentrail/report/help';
import { ruleInfo } from '../../../packages/core/src/report-head.js';
import { ROOT } from '../fixtures.js';
import { code, GENERATED, table } from './markdown.js';

const EXAMPLES = [
  { language: 'Python', fence: 'python', prefix: '', ending: 'py' },
  { language: 'TypeScript', fence: 'typescript', prefix: 'ts_', ending: 'ts' },
] as const;

const TITLES: Readonly<Record<string, string>> = {
  Impact: 'What an attacker gains',
  Fix: 'How to mend it',
  Acknowledge: 'How to acknowledge it',
  Specification: 'What the specification says',
};

/** The fixture that a rule's page shows: wrong or right, in one language. */
export function exampleFixture(rule: string, example: (typeof EXAMPLES)[number], side: 'wrong' | 'right'): string {
  return `rules/${rule}/${example.prefix}documented_${side}.${example.ending}`;
}

export { EXAMPLES };

/** The page of a rule: what SARIF and `tokentrail explain` say, and programs that the tests hold to it. */
export function rulePage(rule: Rule): string {
  const info = ruleInfo(rule);
  const parts = ruleHelp(info).map(({ title, text }) => {
    if (title === '') return `${text}\n`;
    const clause = title === 'Specification' && info.clause !== null ? `\n\n<${info.clause.url}>` : '';
    return `## ${TITLES[title] ?? title}\n\n${text}${clause}\n${title === 'Acknowledge' ? acknowledgement(rule.id) : ''}`;
  });
  const [what = '', ...rest] = parts;
  return [
    `# ${rule.id}: ${info.title}\n\n${GENERATED}\n`,
    `Severity ${info.severity}${info.cwe.length === 0 ? '' : `, ${info.cwe.map(cweLink).join(', ')}`}.\n`,
    what,
    ...EXAMPLES.map((example) => shown(rule.id, example)),
    ...rest,
    looksFor(rule),
    exemptions(rule),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function shown(rule: string, example: (typeof EXAMPLES)[number]): string {
  const sides = (['wrong', 'right'] as const).map((side) => {
    const path = exampleFixture(rule, example, side);
    const [caption = '', ...lines] = readFileSync(`${ROOT}/${path}`, 'utf8').trimEnd().split('\n');
    const body = lines.map((line) => line.replace(/\s*(?:#|\/\/) \$ .*$/, '')).join('\n');
    const said = caption.replace(
      /^(?:#|\/\/) (\w+): (.)/,
      (_, word: string, first: string) => `**${word}.** ${first.toUpperCase()}`,
    );
    return `${said}\n\n\`\`\`${example.fence}\n${body}\n\`\`\`\n\n([fixture](../../fixtures/${path}))\n`;
  });
  return `## In ${example.language}\n\n${sides.join('\n')}`;
}

/** The line of the wrong Python program that is found, with a comment that accepts it. */
function acknowledgement(rule: string): string {
  const text = readFileSync(`${ROOT}/${exampleFixture(rule, EXAMPLES[0], 'wrong')}`, 'utf8');
  const line = text.split('\n').find((candidate) => candidate.includes('$ finding=')) ?? '';
  const found = line.replace(/\s*# \$ .*$/, '').trim();
  const comment = `# tokentrail-ignore ${rule}: only reached through the gateway, which checks the token`;
  return `\n\`\`\`python\n${comment}\n${found}\n\`\`\`\n\nJSON keeps the finding, with the reason. Text and SARIF show it with \`--show-suppressed\`, and it does not count for the exit code.\n`;
}

function looksFor(rule: Rule): string {
  const named: readonly (readonly [string, readonly string[]])[] =
    rule.kind === 'flow'
      ? [
          ['comes from', rule.sources],
          ['reaches', rule.sinks],
          ['unless it meets', rule.barriers],
        ]
      : [
          ['judges', rule.calls],
          ['of what comes from', rule.inbound],
          ['or hands to', rule.validations ?? []],
          ['unless a comparison leads to', rule.refusals ?? []],
        ];
  const rows = named.flatMap(([role, kinds]) =>
    kinds.map((kind) => [role, code(kind), catalogue.kinds.find((entry) => entry.kind === kind)?.description ?? '']),
  );
  const gate =
    rule.context === undefined
      ? ''
      : `\nOnly in projects of the kind ${code(rule.context)}; \`--context any\` judges all code.\n`;
  return `## What it looks for\n\n${table(['', 'kind', 'what it is'], rows)}${gate}\n\`tokentrail models --kind KIND\` lists the rows of a kind; the [library pages](../README.md#libraries) have them by library.\n`;
}

function exemptions(rule: Rule): string {
  const words = (list: readonly string[] | undefined): string => (list ?? []).map(code).join(', ');
  const lines =
    rule.kind === 'flow'
      ? [
          [words(rule.exemptAddresses), 'A call to an address that holds one of these asks the issuer'],
          [
            words(rule.exemptPurposes),
            'A function whose name holds one of these and that hands no answer on asks whether the token is good',
          ],
        ]
      : [
          [
            words(rule.harmlessClaims),
            'A decode without verification of which only these claims are read decides nothing',
          ],
        ];
  const kept = lines.filter(([list]) => list !== '').map(([list, text]) => `- ${text}: ${list}.\n`);
  return kept.length === 0 ? '' : `## What is no finding\n\n${kept.join('')}`;
}

function cweLink(id: string): string {
  return `[${id}](https://cwe.mitre.org/data/definitions/${id.replace('CWE-', '')}.html)`;
}
