import type { Model } from '@tokentrail/core';

/**
 * Further libraries that verify tokens: of frameworks, identity providers and signatures. Not here: what asks an issuer about an opaque
 * token (introspection, GitHub, Hugging Face), for such a token names no audience; and what is told its audience by settings alone,
 * which no call shows: SIMPLE_JWT of Django, JWT_DECODE_AUDIENCE of flask-jwt-extended (PyJWT refuses a foreign audience then).
 */
export const pythonTokenVerifiers: readonly Model[] = [
  {
    language: 'python',
    call: {
      path: 'jwcrypto.jwt.JWT',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      when: 'Argument[2,jwt:]',
      check: ['Argument[6,check_claims:].Key[aud]'],
      input: 'Argument[2,jwt:]',
      claims: 'ReturnValue.Field[claims]',
      label: 'jwcrypto.jwt.JWT',
    },
    because: 'jwcrypto 1.6, jwt.py: an audience that is None must only be there; a JWT made without a token signs one',
  },
  {
    language: 'python',
    call: {
      path: 'jwcrypto.jwt.JWT().deserialize',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Receiver.Argument[6,check_claims:].Key[aud]'],
      input: 'Argument[0,jwt:]',
      claims: 'Receiver.Field[claims]',
      label: 'JWT().deserialize()',
    },
    because: 'jwcrypto 1.6, jwt.py: deserialize(jwt, key)',
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
      path: 'okta_jwt_verifier.{AccessTokenVerifier,IDTokenVerifier}().verify',
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
      path: 'keycloak.KeycloakOpenID().{decode_token,a_decode_token}',
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
      semantics: 'check-if-argument',
      check: ['Argument[1,client_id:]'],
      input: 'Argument[0,id_token:]',
      claims: 'ReturnValue',
    },
    because:
      'msal 1, oauth2cli/oidc.py: aud is compared with the client id that is given; the signature is not checked',
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
  {
    language: 'python',
    package: 'djangorestframework-simplejwt',
    call: {
      path: 'rest_framework_simplejwt.backends.TokenBackend().decode',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Receiver.Argument[3,audience:]'],
      disable: [{ at: 'Argument[1,verify:]', values: [false], unverified: true }],
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
      label: 'TokenBackend().decode()',
    },
    because: 'djangorestframework-simplejwt 5, backends.py: without an audience verify_aud is off',
  },
  {
    language: 'python',
    package: 'fastapi-azure-auth',
    call: {
      path: 'fastapi_azure_auth.{SingleTenantAzureAuthorizationCodeBearer,MultiTenantAzureAuthorizationCodeBearer,B2CMultiTenantAuthorizationCodeBearer}',
      kind: 'token-verification',
      semantics: 'must-check',
    },
    because: 'fastapi-azure-auth 5, auth.py: decode gets the application id as its audience',
  },
  {
    language: 'python',
    package: 'okta-jwt-verifier',
    call: {
      path: 'okta_jwt_verifier.BaseJWTVerifier().verify_access_token',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[1,claims_to_verify:]', values: [], lacks: 'aud' }],
      input: 'Argument[0,token:]',
    },
    because: 'okta-jwt-verifier 0.2: the audience is compared unless claims_to_verify leaves it out',
  },
  {
    language: 'python',
    package: 'auth0-api-python',
    call: { path: 'auth0_api_python.ApiClient().verify_request', kind: 'token-verification', semantics: 'must-check' },
  },
  {
    language: 'python',
    package: 'scalekit-sdk-python',
    call: {
      path: 'scalekit.ScalekitClient().{validate_access_token,validate_access_token_and_get_claims,validate_token}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1,options:].Key[audience]', 'Argument[audience:]'],
      input: 'Argument[0,token:]',
      label: 'ScalekitClient().validate_access_token()',
    },
    because: 'scalekit-sdk-python 2, client.py: verify_aud is off when no audience is given',
  },
  { language: 'python', type: { path: 'scalekit.client.ScalekitClient', is: 'scalekit.ScalekitClient' } },
];
