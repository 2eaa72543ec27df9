import type { Kind } from './kind.js';

export type Severity = 'note' | 'low' | 'medium' | 'high' | 'critical';
export type Confidence = 'high' | 'medium' | 'low';

interface RuleHead {
  readonly id: string;
  readonly severity: Severity;
  /** May name `{source}`, `{sink}`, and for call rules `{call}` and `{reason}`. */
  readonly message: string;
  readonly title?: string;
  readonly description?: string;
  /** What an attacker gains, in one sentence. */
  readonly impact?: string;
  /** The concrete change that fixes a site. */
  readonly fix?: string;
  readonly cwe?: readonly string[];
  readonly clause?: { readonly text: string; readonly url: string };
  /** Only in projects that have one of the catalogue's markers (`Catalogue.contexts`); absent: everywhere. */
  readonly context?: string;
}

/** A value of a source kind reaches a sink kind and no barrier kind was in between. */
export interface FlowRule extends RuleHead {
  readonly kind: 'flow';
  readonly sources: readonly Kind[];
  readonly sinks: readonly Kind[];
  readonly barriers: readonly Kind[];
  /**
   * Lower-case words: a sink whose `address` holds one (in its constant text or in the name it is read from, '-' and '_' removed)
   * hands the value to its own issuer and is no sink: introspection, user info, token info.
   */
  readonly exemptAddresses?: readonly string[];
  /**
   * Lower-case words: a sink in a function whose name holds one ('-' and '_' removed) and which gives back no answer as it came
   * asks whether the value is good, and is no sink: `verify_token` that asks the issuer.
   */
  readonly exemptPurposes?: readonly string[];
}

/** Calls of these kinds whose rows say that a check must be switched on, and is not. */
export interface CallRule extends RuleHead {
  readonly kind: 'call';
  readonly calls: readonly Kind[];
  /** Kinds of sources whose values make an unverified decode matter. */
  readonly inbound: readonly Kind[];
  /**
   * Kinds of calls that check the claims of another call, when their own rows say that the check is on: claims that they get, or, where
   * a row has no input, the claim that sinks of the kind name (what a verifier of the program hands back to its library).
   */
  readonly validations?: readonly Kind[];
  /** Kinds of calls that never come back: what is done with a token when it is refused. */
  readonly refusals?: readonly Kind[];
  /** Claims that decide nothing: a decode without verification of which only these are read is no finding (`exp`). */
  readonly harmlessClaims?: readonly string[];
}

export type Rule = FlowRule | CallRule;
