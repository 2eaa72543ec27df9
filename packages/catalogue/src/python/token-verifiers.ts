import type { Model } from '@tokentrail/core';

/** Further libraries that verify tokens: jwcrypto, google-auth, firebase-admin, okta, auth0, keycloak, msal. */
export const pythonTokenVerifiers: readonly Model[] = [
  {
    language: 'python',
    call: {
      path: 'jwcrypto.jwt.JWT',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[6,check_claims:].Key[aud]'],
      input: 'Argument[2,jwt:]',
      claims: 'ReturnValue.Field[claims]',
      label: 'jwcrypto.jwt.JWT',
    },
  },
  {
    language: 'python',
    package: 'google-auth',
    call: {
      path: 'google.oauth2.id_token.{verify_token,verify_oauth2_token,verify_firebase_token}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[2,audience:]'],
      input: 'Argument[0,id_token:]',
      claims: 'ReturnValue',
    },
  },
  {
    language: 'python',
    package: 'google-auth',
    call: {
      path: 'google.auth.jwt.decode',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[3,audience:]'],
      disable: [{ at: 'Argument[2,verify:]', values: [false], unverified: true }],
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
    },
  },
  {
    language: 'python',
    call: {
      path: 'firebase_admin.auth.{verify_id_token,verify_session_cookie}',
      kind: 'token-verification',
      semantics: 'must-check',
      input: 'Argument[0]',
      claims: 'ReturnValue',
    },
  },
  {
    language: 'python',
    package: 'okta-jwt-verifier',
    call: {
      path: 'okta_jwt_verifier.AccessTokenVerifier().verify',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[1,claims_to_verify:]', values: [], lacks: 'aud' }],
      input: 'Argument[0,token:]',
    },
  },
  {
    language: 'python',
    package: 'auth0-api-python',
    call: {
      path: 'auth0_api_python.ApiClient().verify_access_token',
      kind: 'token-verification',
      semantics: 'must-check',
      input: 'Argument[0,access_token:]',
      claims: 'ReturnValue',
    },
  },
  {
    language: 'python',
    package: 'python-keycloak',
    call: {
      path: 'keycloak.KeycloakOpenID().decode_token',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[check_claims:].Key[aud]'],
      disable: [{ at: 'Argument[1,validate:]', values: [false], unverified: true }],
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
    },
  },
  { language: 'python', neutral: { path: 'keycloak.KeycloakOpenID().{introspect,userinfo,a_introspect,a_userinfo}' } },
  {
    language: 'python',
    package: 'msal',
    call: {
      path: 'msal.oauth2cli.oidc.decode_id_token',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0,id_token:]',
      claims: 'ReturnValue',
    },
  },
  {
    language: 'python',
    package: 'mcpauth',
    call: {
      path: 'mcpauth.MCPAuth().bearer_auth_middleware',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1,audience:]'],
    },
  },
];
