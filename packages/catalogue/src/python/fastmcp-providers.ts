import type { Model } from '@tokentrail/core';

/**
 * FastMCP's verifiers for the services of one vendor. Not here: those that ask the vendor who a token belongs to and know no audience
 * (GitHub, Hugging Face, WorkOS, introspection), those that look a token up in a list or take any (static, debug), and façades that hand
 * out tokens of their own since 2.13 (GoogleProvider, WorkOSProvider).
 */
export const fastmcpProviders: readonly Model[] = [
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.google.GoogleTokenVerifier',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]'],
      label: 'GoogleTokenVerifier',
    },
    versions: '>=4.0.0',
    because: 'auth/providers/google.py at v4.0.0b3',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.google.GoogleTokenVerifier',
      kind: 'token-verification',
      semantics: 'never',
      label: 'GoogleTokenVerifier',
    },
    versions: '<4.0.0',
    because: 'auth/providers/google.py at v3.4.7: there is no audience at all',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.aws.AWSCognitoProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]', 'Argument[token_verifier:]'],
      label: 'AWSCognitoProvider',
    },
    versions: '<3.2.1',
    because: 'auth/providers/aws.py before v3.2.1: the audience is handed on, by default none',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.aws.AWSCognitoProvider',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'AWSCognitoProvider',
    },
    versions: '>=3.2.1',
    because: 'auth/providers/aws.py at v3.2.1: the client_id claim is compared',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.aws.AWSCognitoTokenVerifier',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]'],
      label: 'AWSCognitoTokenVerifier',
    },
    because: 'auth/providers/aws.py at v3.2.1: the audience is compared with the client_id claim, before with aud',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.oci.OCIProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]', 'Argument[token_verifier:]'],
      label: 'OCIProvider',
    },
    because: 'auth/providers/oci.py at 4.0.10: an OIDCProxy whose audience may be left out',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.clerk.ClerkTokenVerifier',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[client_id:]'],
      label: 'ClerkTokenVerifier',
    },
    because: 'auth/providers/clerk.py at 4.0.10: the client id is compared when it is given',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.propelauth.PropelAuthProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[resource:]', 'Argument[token_verifier:]'],
      label: 'PropelAuthProvider',
    },
    because: 'auth/providers/propelauth.py at 4.0.10: warns when no resource is given',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.discord.DiscordTokenVerifier',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'DiscordTokenVerifier',
    },
    versions: '>=3.2.0',
    because: 'auth/providers/discord.py at v3.2.0: the application id must be given',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.auth0.Auth0MCPProvider',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'Auth0MCPProvider',
    },
    because: 'auth/providers/auth0.py at 4.0.10: the audience is the URL of this server',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.descope.DescopeProvider',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'DescopeProvider',
    },
    versions: '>=2.12.4',
    because: 'auth/providers/descope.py at v2.12.4: the audience is the project',
  },
];
