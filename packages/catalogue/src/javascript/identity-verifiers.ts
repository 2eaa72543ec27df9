import type { Model } from '@tokentrail/core';

/**
 * Verifiers of frameworks and identity providers. Not here: what asks an issuer about an opaque token (GitHub, `verifyClerkToken()` of
 * @clerk/mcp-tools), for such a token names no audience; `getToken()` of Clerk, which gives a session token of its own making; `decode()` of
 * next-auth, which opens the session of the application itself; and what has no function to validate access tokens (@azure/msal-node,
 * @workos-inc/node).
 */
export const identityVerifiers: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: 'jose.UnsecuredJWT.decode',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue.Key[payload]',
      label: 'jose UnsecuredJWT.decode()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.verifyWithJwks',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[verification].Key[aud]'],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'hono/jwt verifyWithJwks()',
    },
    versions: '>=4.10.2',
  },
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.verifyWithJwks',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'hono/jwt verifyWithJwks()',
    },
    versions: '<4.10.2',
    because: 'hono 4.0 to 4.10.1: there is no aud option',
  },
  {
    language: 'javascript',
    call: {
      path: 'njwt.createVerifier().verify',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0]',
      claims: 'ReturnValue.Key[body]',
      label: 'njwt verify()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'njwt.createVerifier().{setSigningKey,setSigningAlgorithm,withKeyResolver}()',
      is: 'njwt.createVerifier()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@okta/jwt-verifier().verifyIdToken',
      kind: 'token-verification',
      semantics: 'must-check',
      input: 'Argument[0]',
      label: 'verifyIdToken()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@hapi/hapi.server().auth.strategy',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[2].Key[verify].Key[aud]', values: [false] }],
      label: 'the jwt strategy of @hapi/jwt',
    },
    because: '@hapi/jwt 3.2.4: the option must be given, and false switches the check off',
  },
  { language: 'javascript', type: { path: '@hapi/hapi.Server()', is: '@hapi/hapi.server()' } },
  {
    language: 'javascript',
    call: {
      path: 'keycloak-connect',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[verify-token-audience]'],
      label: 'keycloak-connect',
    },
    because: 'keycloak-connect 26.1: the audience of a bearer is compared when verify-token-audience is set',
  },
  {
    language: 'javascript',
    call: {
      path: '@scalekit-sdk/node.{ScalekitClient,Scalekit}().{validateToken,validateAccessToken}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[audience]'],
      input: 'Argument[0]',
      label: 'validateToken()',
    },
    because: '@scalekit-sdk/node 2: the options go on to jose',
  },
  {
    language: 'javascript',
    call: {
      path: 'mcp-use/server.{oauthKeycloakProvider,oauthCustomProvider,jwksVerifier}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      label: 'the OAuth provider of mcp-use',
    },
    because: 'mcp-use 1.34: aud is compared when an audience is given',
  },
  {
    language: 'javascript',
    call: {
      path: 'mcp-use/server.oauthAuth0Provider',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'oauthAuth0Provider()',
    },
    because: 'mcp-use 1.34: the audience must be given, here or in the environment',
  },
  { language: 'javascript', type: { path: 'firebase-admin.auth()', is: '"firebase-admin/auth".getAuth()' } },
  {
    language: 'javascript',
    source: {
      path: 'next-auth/jwt.getToken()',
      where: { at: 'Argument[0].Key[raw]', values: ['true'] },
      kind: 'inbound-credential',
      label: 'the session token',
    },
    because: 'next-auth 4.24: with raw the token itself comes back, also that of the Authorization header',
  },
  { language: 'javascript', type: { path: '@auth/core/jwt', is: 'next-auth/jwt' } },
  {
    language: 'javascript',
    call: {
      path: 'aws-jwt-verify.CognitoJwtVerifier.create().verify',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[1].Key[clientId]', values: [null] }],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'CognitoJwtVerifier verify()',
    },
    because: 'aws-jwt-verify 5.2, cognito-verifier.js: without a client id verify throws, null switches the check off',
  },
  {
    language: 'javascript',
    call: {
      path: 'aws-jwt-verify.{JwtVerifier,JwtRsaVerifier}.create().verify',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[1].Key[audience]', values: [null] }],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'JwtVerifier verify()',
    },
    because: 'aws-jwt-verify 5.2, jwt.js: without an audience verify throws, null switches the check off',
  },
  {
    language: 'javascript',
    call: {
      path: '@clerk/backend.createClerkClient().authenticateRequest',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[audience]', 'Receiver.Argument[0].Key[audience]'],
      label: 'authenticateRequest()',
    },
    because: '@clerk/backend 3.25: aud is compared when an audience is given, here or to the client',
  },
  {
    language: 'javascript',
    call: {
      path: '@descope/node-sdk.default().{validateJwt,validateSession}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[audience]'],
      input: 'Argument[0]',
      claims: 'ReturnValue.Key[token]',
      label: 'Descope validateSession()',
    },
    because: '@descope/node-sdk 2.13, index.js: signature and issuer, and the audience when one is given',
  },
  {
    language: 'javascript',
    call: {
      path: '@hapi/jwt.token.verifyPayload',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[aud]'],
      label: '@hapi/jwt token.verifyPayload()',
    },
    because: '@hapi/jwt 3.2.4, lib/token.js',
  },
  {
    language: 'javascript',
    call: {
      path: 'mcp-use/server.oauthSupabaseProvider',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'oauthSupabaseProvider()',
    },
    because: 'mcp-use 1.34: the audience is always authenticated, that of any user of the project',
  },
];
