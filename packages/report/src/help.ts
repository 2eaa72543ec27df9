import type { RuleInfo } from '@tokentrail/core';

/** A part of what is said of a rule; `title` is empty for the first. Texts are plain: one paragraph each. */
export interface HelpPart {
  readonly title: string;
  readonly text: string;
}

/**
 * What SARIF, `tokentrail explain` and the rule's page say of a rule, in this order: what it finds, what follows, how to mend it,
 * how to say that a finding is accepted, and the clause behind it. Parts that a user's rule leaves out are missing.
 */
export function ruleHelp(rule: RuleInfo): readonly HelpPart[] {
  const acknowledgement =
    `When a finding is known and accepted, write a comment at its line or on the line above: ` +
    `tokentrail-ignore ${rule.id}: the reason. Without a reason it has no effect, and one that meets no finding is reported.`;
  return [
    { title: '', text: rule.description || rule.title },
    { title: 'Impact', text: rule.impact },
    { title: 'Fix', text: rule.fix },
    { title: 'Acknowledge', text: acknowledgement },
    { title: 'Specification', text: rule.clause === null ? '' : rule.clause.text },
  ].filter(({ text }) => text !== '');
}
