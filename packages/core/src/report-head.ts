import type { Rule } from './model/rule.js';
import type { RuleInfo } from './report.js';

/** Name and version in every report; the version is that of the packages. */
export const TOOL: { readonly name: string; readonly version: string } = Object.freeze({
  name: 'tokentrail',
  version: '0.1.0',
});

/** What a reader of the report needs to know of a rule. */
export function ruleInfo(rule: Rule): RuleInfo {
  return {
    id: rule.id,
    title: rule.title ?? rule.id,
    description: rule.description ?? '',
    impact: rule.impact ?? '',
    fix: rule.fix ?? '',
    severity: rule.severity,
    cwe: rule.cwe ?? [],
    clause: rule.clause ?? null,
  };
}
