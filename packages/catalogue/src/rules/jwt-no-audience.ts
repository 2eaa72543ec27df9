import type { CallRule } from '@tokentrail/core';

/** A token is accepted without a check that it was issued for this server. */
export const jwtNoAudience: CallRule = {
  id: 'jwt-no-audience',
  kind: 'call',
  calls: ['token-verification'],
  inbound: ['inbound-credential'],
  validations: ['claims-validation', 'resource-comparison'],
  refusals: ['refusal'],
  harmlessClaims: ['exp', 'iat', 'nbf'],
  severity: 'high',
  context: 'mcp-server',
  title: 'Token accepted without an audience check',
  message: '{call} does not check for whom the token was issued: {reason}.',
  description:
    'A token is decoded or verified, and nothing compares its audience with this server. The MCP specification requires a ' +
    'server to accept only tokens that were issued for it.',
  impact:
    'A token that the same issuer gave out for any other service opens this server, so whoever runs or breaks that service can ' +
    'act here as its users.',
  fix: 'Give the verifying call the identifier of this server as its audience, or compare the aud claim and refuse the token when it differs.',
  cwe: ['CWE-863', 'CWE-345'],
  clause: {
    text: 'MCP authorization, Token Audience Binding and Validation: servers MUST validate that tokens were issued specifically for their use.',
    url: 'https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization#token-audience-binding-and-validation',
  },
};
