import type { RuleInfo, Severity } from '@tokentrail/core';
import type { ReportingDescriptor, ToolComponent } from 'sarif';
import { ruleHelp } from '../help.js';
import { caps } from './caps.js';
import { clip, sentence } from './message.js';

/** SARIF has four levels; GitHub's bands come from `security-severity`. */
export function levelOf(severity: Severity): 'note' | 'warning' | 'error' {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}

const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.1',
  medium: '5.5',
  low: '3.1',
  note: '1.0',
};

/** A rule as a SARIF reporting descriptor, with its help as text and as Markdown and its place in the CWE taxonomy. */
export function ruleDescriptor(rule: RuleInfo, taxonomy: ToolComponent): ReportingDescriptor {
  const taxa = taxonomy.taxa ?? [];
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: clip(sentence(rule.title), caps.description) },
    fullDescription: { text: clip(sentence(rule.description || rule.title), caps.description) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(rule.clause === null ? {} : { helpUri: rule.clause.url }),
    defaultConfiguration: { level: levelOf(rule.severity) },
    relationships: rule.cwe.map((id) => ({
      target: { id, index: taxa.findIndex((taxon) => taxon.id === id), toolComponent: { name: 'CWE', index: 0 } },
      kinds: ['superset'],
    })),
    properties: {
      tags: ['security', ...rule.cwe.map(cweTag)].slice(0, 10),
      precision: 'high',
      'security-severity': SECURITY_SEVERITY[rule.severity],
    },
  };
}

function helpText(rule: RuleInfo): string {
  const parts = ruleHelp(rule).map(({ title, text }) => (title === '' ? text : `${title}: ${text}`));
  return [...parts, ...(rule.clause === null ? [] : [rule.clause.url])].join('\n\n');
}

function helpMarkdown(rule: RuleInfo): string {
  const parts = ruleHelp(rule).map(({ title, text }) => (title === '' ? text : `**${title}.** ${text}`));
  return [...parts, ...(rule.clause === null ? [] : [`<${rule.clause.url}>`])].join('\n\n');
}

/** The form that code scanning reads: lower case, at least three digits. */
function cweTag(id: string): string {
  return `external/cwe/cwe-${(/\d+/.exec(id)?.[0] ?? '0').padStart(3, '0')}`;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
