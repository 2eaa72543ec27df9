import type { Model } from '@tokentrail/core';

/**
 * Authlib and joserfc: decoding checks the signature, a claims object or registry checks the rest when it is asked to. Not here: OpenID
 * clients that are reached under the name they were registered with (`oauth.google`), for a path cannot say "any name".
 */
export const authlib: readonly Model[] = [
  {
    language: 'python',
    package: 'authlib',
    call: {
      path: 'authlib.jose.jwt.decode',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0,s:]',
      claims: 'ReturnValue',
      label: 'authlib.jose.jwt.decode()',
    },
    because:
      'Authlib 1.8, jose/rfc7519/jwt.py: decode checks no claim; claims.validate() does, with the options that decode got',
  },
  {
    language: 'python',
    package: 'authlib',
    call: {
      path: 'authlib.jose.jwt.decode().{validate,validate_aud}',
      kind: 'claims-validation',
      semantics: 'check-if-argument',
      check: ['Receiver.Argument[3,claims_options:].Key[aud].Key[value|values]'],
      input: 'Receiver',
      label: 'JWTClaims.validate()',
    },
    because:
      'Authlib 1.8, jose/rfc7519/claims.py: validate_aud compares with claims_options["aud"], and is part of validate',
  },
  { language: 'python', type: { path: 'authlib.jose.JsonWebToken()', is: 'authlib.jose.jwt' } },
  { language: 'python', type: { path: 'authlib.jose.rfc7519.JsonWebToken()', is: 'authlib.jose.jwt' } },
  { language: 'python', neutral: { path: 'authlib.jose.jwt.encode' } },
  {
    language: 'python',
    package: 'authlib',
    call: {
      path: 'authlib.oauth2.rfc7523.JWTBearerTokenValidator',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['ReturnValue.Field[claims_options].Key[aud].Key[value|values]'],
      label: 'rfc7523.JWTBearerTokenValidator',
    },
    because:
      'Authlib 1.8, oauth2/rfc7523/validator.py: looks at exp, client_id and grant_type only, unless a subclass gives it other claims_options',
  },
  {
    language: 'python',
    type: { path: 'authlib.oauth2.rfc7523.validator', is: 'authlib.oauth2.rfc7523' },
  },
  {
    language: 'python',
    type: { path: 'authlib.oauth2.rfc9068.token_validator', is: 'authlib.oauth2.rfc9068' },
  },
  {
    language: 'python',
    package: 'authlib',
    call: {
      path: 'authlib.integrations.{starlette_client,flask_client,django_client}.OAuth().{create_client,register}().parse_id_token',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[2,claims_options:].Key[aud].Key[value|values]'],
      input: 'Argument[0,token:]',
      claims: 'ReturnValue',
      label: 'parse_id_token()',
    },
    because: 'Authlib 1.8, integrations/base_client/sync_openid.py: without claims_options only the issuer is compared',
  },
  {
    language: 'python',
    package: 'authlib',
    call: {
      path: 'authlib.oauth2.rfc9068.JWTBearerTokenValidator',
      kind: 'token-verification',
      semantics: 'must-check',
      check: ['Argument[1,resource_server:]'],
      label: 'rfc9068.JWTBearerTokenValidator',
    },
  },
  {
    language: 'python',
    package: 'joserfc',
    call: {
      path: 'joserfc.jwt.decode',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0,value:]',
      claims: 'ReturnValue.Field[claims]',
      label: 'joserfc.jwt.decode()',
    },
    because:
      'joserfc 1.7, joserfc/jwt.py: decode checks no claim; JWTClaimsRegistry(aud={...}).validate(token.claims) does',
  },
  {
    language: 'python',
    package: 'joserfc',
    call: {
      path: 'joserfc.jwt.JWTClaimsRegistry().validate',
      kind: 'claims-validation',
      semantics: 'check-if-argument',
      check: ['Receiver.Argument[aud:].Key[value|values]'],
      input: 'Argument[0,claims:]',
      label: 'JWTClaimsRegistry().validate()',
    },
    because: 'joserfc 1.7, rfc7519/registry.py: compares the claims that the registry was made with',
  },
];
