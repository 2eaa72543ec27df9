import type { Model } from '@tokentrail/core';

/**
 * Verifiers of frameworks and identity providers. Not here: what asks an issuer about an opaque token (introspection, GitHub, Hugging
 * Face), for such a token names no audience; and what is told its audience by settings alone, which no call shows: SIMPLE_JWT of
 * Django, JWT_DECODE_AUDIENCE of flask-jwt-extended (PyJWT refuses a foreign audience when there is none).
 */
export const pythonMoreVerifiers: readonly Model[] = [
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
