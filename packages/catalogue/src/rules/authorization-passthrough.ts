import type { FlowRule } from '@tokentrail/core';

/** An inbound token leaves the server again as the credential of an outbound call. */
export const authorizationPassthrough: FlowRule = {
  id: 'authorization-passthrough',
  kind: 'flow',
  sources: ['inbound-credential'],
  sinks: ['outbound-credential'],
  barriers: ['token-exchange'],
  exemptAddresses: ['introspect', 'tokeninfo', 'userinfo', 'revoke', 'revocation', 'tokenvalidation'],
  exemptPurposes: [
    'verifytoken',
    'verifyaccesstoken',
    'verifybearer',
    'verifyjwt',
    'verifyapikey',
    'verifycredential',
    'verifyauth',
    'validatetoken',
    'validateaccesstoken',
    'validatebearer',
    'validatejwt',
    'validateapikey',
    'validatecredential',
    'validateauth',
    'checktoken',
    'checkaccesstoken',
    'checkapikey',
    'istokenvalid',
    'isvalidtoken',
    'introspecttoken',
    'authenticatetoken',
    'authenticaterequest',
    'resolveexternaltoken',
  ],
  severity: 'high',
  context: 'mcp-server',
  title: 'Client token passed through to another service',
  message: '{source}, sent by the MCP client, reaches {sink}.',
  description:
    'A token that an MCP client sent to this server leaves the server again as the credential of an outbound call. The MCP ' +
    'specification forbids it: a server must not pass on the token it received, and must use a token of its own, issued for ' +
    'the service it calls.',
  impact:
    'Anyone who holds a token for this server, or gets this server to accept one, acts on the other service as that user; that ' +
    'service cannot tell the server from the client, and its limits and logs name the wrong party.',
  fix:
    'Exchange the inbound token for one issued for the called service (OAuth token exchange, on-behalf-of) or use a credential ' +
    'of the server, and send that instead.',
  cwe: ['CWE-441', 'CWE-522'],
  clause: {
    text: 'MCP authorization, Access Token Privilege Restriction: the server MUST NOT pass through the token it received from the MCP client.',
    url: 'https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization#access-token-privilege-restriction',
  },
};
