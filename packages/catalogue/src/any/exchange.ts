import type { Model } from '@tokentrail/core';

/** Exchanges by name: helpers that mint, exchange or look up a credential of the next service, wherever they are defined. */
export const exchangeHelpers: readonly Model[] = [
  { language: 'any', barrier: { function: 'mint_downstream_token', kind: 'token-exchange' } },
  { language: 'any', barrier: { function: 'mintDownstreamToken', kind: 'token-exchange' } },
  { language: 'any', barrier: { function: 'exchange_for_downstream', kind: 'token-exchange' } },
  { language: 'any', barrier: { function: 'exchangeForDownstream', kind: 'token-exchange' } },
  { language: 'any', barrier: { function: 'get_downstream_credential', kind: 'token-exchange' } },
  { language: 'any', barrier: { function: 'getDownstreamCredential', kind: 'token-exchange' } },
];

/** Exchanges by position: a value given under such a name goes to an issuer, in a form, a body, a header or an argument. */
export const exchangePositions: readonly Model[] = [
  { language: 'any', barrier: { position: 'subject_token', kind: 'token-exchange' }, because: 'RFC 8693, section 2.1' },
  { language: 'any', barrier: { position: 'subjectToken', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'x-subject-token', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'actor_token', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'actorToken', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'assertion', kind: 'token-exchange' }, because: 'RFC 7523, section 2.1' },
  { language: 'any', barrier: { position: 'user_assertion', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'userAssertion', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'userAssertionToken', kind: 'token-exchange' } },
  {
    language: 'any',
    barrier: { position: 'WebIdentityToken', kind: 'token-exchange' },
    because: 'AWS STS, AssumeRoleWithWebIdentity: the token of an identity provider for temporary credentials',
  },
  { language: 'any', barrier: { position: 'obo_assertion', kind: 'token-exchange' } },
  { language: 'any', barrier: { position: 'oboAssertion', kind: 'token-exchange' } },
];
