import type { Report } from '@tokentrail/core';
import type { ReportingDescriptor, ToolComponent } from 'sarif';

const NAMES: Readonly<Record<string, string>> = {
  'CWE-20': 'Improper Input Validation',
  'CWE-79': 'Improper Neutralization of Input During Web Page Generation',
  'CWE-89': 'Improper Neutralization of Special Elements used in an SQL Command',
  'CWE-78': 'Improper Neutralization of Special Elements used in an OS Command',
  'CWE-200': 'Exposure of Sensitive Information to an Unauthorized Actor',
  'CWE-201': 'Insertion of Sensitive Information Into Sent Data',
  'CWE-287': 'Improper Authentication',
  'CWE-345': 'Insufficient Verification of Data Authenticity',
  'CWE-347': 'Improper Verification of Cryptographic Signature',
  'CWE-441': 'Unintended Proxy or Intermediary',
  'CWE-522': 'Insufficiently Protected Credentials',
  'CWE-532': 'Insertion of Sensitive Information into Log File',
  'CWE-863': 'Incorrect Authorization',
  'CWE-918': 'Server-Side Request Forgery',
};

/** The CWE entries that the rules name, as a SARIF taxonomy; sorted by number. */
export function cweTaxonomy(report: Report): ToolComponent {
  const ids = new Set(report.rules.flatMap((rule) => rule.cwe));
  return {
    name: 'CWE',
    version: '4.17',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'Common Weakness Enumeration.' },
    taxa: [...ids].sort((left, right) => numberOf(left) - numberOf(right)).map(taxon),
  };
}

function taxon(id: string): ReportingDescriptor {
  const name = NAMES[id] ?? id;
  return {
    id,
    name: name.replace(/[^A-Za-z0-9]/g, ''),
    shortDescription: { text: `${name}.` },
    helpUri: `https://cwe.mitre.org/data/definitions/${numberOf(id)}.html`,
  };
}

function numberOf(id: string): number {
  return Number(/\d+/.exec(id)?.[0] ?? 0);
}
