import type { Model } from '@tokentrail/core';

/**
 * Middlewares that verify: express-jwt, koa-jwt, passport-jwt, express-oauth2-jwt-bearer. Not here: the raw token that koa-jwt keeps in the
 * state under a name of its options (`tokenKey`), for a path cannot take a name from an argument.
 */
export const jwtMiddlewares: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: 'express-jwt.expressjwt',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      claimsFrom: 'express-jwt-claims',
      label: 'expressjwt()',
    },
  },
  {
    language: 'javascript',
    source: { path: 'express.Request().{auth,user}', kind: 'express-jwt-claims', label: 'the claims of express-jwt' },
    because: 'express-jwt 8 puts the claims on req.auth, 6 on req.user',
  },
  { language: 'javascript', type: { path: 'express-jwt.default', is: 'express-jwt.expressjwt' } },
  {
    language: 'javascript',
    call: {
      path: 'koa-jwt',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      claimsFrom: 'koa-jwt-claims',
      label: 'koa-jwt',
    },
  },
  {
    language: 'javascript',
    source: { path: 'koa.Context().state.user', kind: 'koa-jwt-claims', label: 'the claims of koa-jwt' },
    because: 'koa-jwt 4: the key is user unless the options name another',
  },
  {
    language: 'javascript',
    call: {
      path: 'passport-jwt.Strategy',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      claims: ['Argument[1].Parameter[0,1]', 'ReturnValue.Method[validate].Parameter[0,1]'],
      label: 'passport-jwt Strategy',
    },
    because: 'passport-jwt 4.0.1: an audience inside jsonWebTokenOptions is overwritten',
  },
  {
    language: 'javascript',
    summary: { path: '@nestjs/passport.PassportStrategy', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
    because: '@nestjs/passport 11: the class extends the strategy and passes its options on',
  },
  {
    language: 'javascript',
    source: {
      path: 'passport-jwt.ExtractJwt.{fromAuthHeaderAsBearerToken,fromHeader,fromAuthHeaderWithScheme}()()',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'passport-http-bearer.Strategy.Argument[any].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'express-oauth2-jwt-bearer.auth',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[0].Key[validators].Key[aud]', values: [false] }],
      label: 'express-oauth2-jwt-bearer auth()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'passport-azure-ad.BearerStrategy',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'BearerStrategy',
    },
  },
];

/** hono/jwt, fast-jwt, @fastify/jwt, @nestjs/jwt. */
export const frameworkJwt: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.verify',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[2].Key[aud]'],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'hono/jwt verify()',
    },
    versions: '>=4.10.2',
  },
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.{jwt,jwk}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[verification].Key[aud]'],
      claimsFrom: 'hono-jwt-claims',
      label: 'hono/jwt',
    },
    versions: '>=4.10.2',
  },
  {
    language: 'javascript',
    source: {
      path: 'hono.Context().get()',
      where: { at: 'Argument[0]', values: ['jwtPayload'] },
      kind: 'hono-jwt-claims',
      label: 'the claims of hono/jwt',
    },
  },
  {
    language: 'javascript',
    source: { path: 'hono.Context().var.jwtPayload', kind: 'hono-jwt-claims', label: 'the claims of hono/jwt' },
  },
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.verify',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'hono/jwt verify()',
    },
    versions: '<4.10.2',
    because: 'hono 3.12.12 to 4.10.1, utils/jwt/jwt.ts: there is no aud option',
  },
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.{jwt,jwk}',
      kind: 'token-verification',
      semantics: 'never',
      claimsFrom: 'hono-jwt-claims',
      label: 'hono/jwt',
    },
    versions: '<4.10.2',
    because: 'hono 4.0 to 4.10.1: there is no verification.aud option',
  },
  {
    language: 'javascript',
    call: {
      path: 'hono/jwt.decode',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue.Key[payload]',
      label: 'hono/jwt decode()',
    },
  },
  { language: 'javascript', type: { path: 'hono/utils/jwt/jwt', is: 'hono/jwt' } },
  { language: 'javascript', type: { path: 'hono/jwk', is: 'hono/jwt' } },
  {
    language: 'javascript',
    call: {
      path: 'fast-jwt.createVerifier',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[allowedAud]'],
      claimsFrom: 'fast-jwt-claims',
      label: 'fast-jwt createVerifier()',
    },
    because: 'fast-jwt 6.3: the option is allowedAud; an option named audience is ignored',
  },
  {
    language: 'javascript',
    source: { path: 'fast-jwt.createVerifier()()', kind: 'fast-jwt-claims', label: 'the claims of fast-jwt' },
  },
  {
    language: 'javascript',
    call: {
      path: 'fast-jwt.createDecoder()()',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'fast-jwt createDecoder()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@nestjs/jwt.JwtService().{verify,verifyAsync}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: [
        'Argument[1].Key[audience]',
        'Receiver.Argument[0].Key[verifyOptions].Key[audience]',
        'Receiver.Key[verifyOptions].Key[audience]',
      ],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'JwtService verify()',
    },
    because: '@nestjs/jwt 12: options of the call are merged over those of the module',
  },
  {
    language: 'javascript',
    storage: {
      write: '@nestjs/jwt.JwtModule.register.Argument[0]',
      read: '@nestjs/jwt.JwtService()',
      slot: 'nest.jwt-options',
    },
  },
  {
    language: 'javascript',
    storage: {
      write: '@nestjs/jwt.JwtModule.registerAsync.Argument[0].Key[useFactory].ReturnValue',
      slot: 'nest.jwt-options',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@nestjs/jwt.JwtService().decode',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'JwtService decode()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'fastify.FastifyRequest().jwtVerify',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[allowedAud]', 'Receiver.Key[verify].Key[allowedAud]'],
      claims: ['ReturnValue', 'Receiver.Key[user]'],
      label: 'request.jwtVerify()',
    },
    because: '@fastify/jwt 10.2: options of the call are merged over those that the plugin was registered with',
  },
  {
    language: 'javascript',
    storage: {
      write: 'fastify().register.Argument[1]',
      read: 'fastify.FastifyRequest()',
      slot: 'fastify.plugin-options',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'fastify.FastifyRequest().jwtDecode',
      kind: 'token-verification',
      semantics: 'never',
      claims: 'ReturnValue',
      label: 'request.jwtDecode()',
    },
    because: '@fastify/jwt 10.2, index.js: decodes the token of the request without a look at its signature',
  },
  { language: 'javascript', storage: { read: 'fastify().jwt', slot: 'fastify.plugin-options' } },
  {
    language: 'javascript',
    call: {
      path: 'fastify().jwt.verify',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[allowedAud]', 'Receiver.Key[verify].Key[allowedAud]'],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'fastify.jwt.verify()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'fastify().jwt.decode',
      kind: 'token-verification',
      semantics: 'unverified-decode',
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'fastify.jwt.decode()',
    },
  },
];

/** Verifiers of identity providers. */
export const vendorVerifiers: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: 'aws-jwt-verify.CognitoJwtVerifier.create',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[0].Key[clientId]', values: [null] }],
      label: 'CognitoJwtVerifier',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'aws-jwt-verify.{JwtVerifier,JwtRsaVerifier}.create',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[0].Key[audience]', values: [null] }],
      label: 'JwtVerifier',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'google-auth-library.OAuth2Client().verifyIdToken',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      input: 'Argument[0].Key[idToken]',
      claims: 'ReturnValue.Key[#payload]',
      label: 'verifyIdToken()',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'google-auth-library.OAuth2Client().verifyIdToken().getPayload',
      input: 'Receiver.Key[#payload]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@okta/jwt-verifier().verifyAccessToken',
      kind: 'token-verification',
      semantics: 'must-check',
      input: 'Argument[0]',
      label: 'verifyAccessToken()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@clerk/backend.verifyToken',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[audience]'],
      input: 'Argument[0]',
      claims: 'ReturnValue',
      label: 'Clerk verifyToken()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'oauth4webapi.validateJwtAccessToken',
      kind: 'token-verification',
      semantics: 'must-check',
      claims: 'ReturnValue',
      label: 'validateJwtAccessToken()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@auth0/auth0-api-js.ApiClient().verifyAccessToken',
      kind: 'token-verification',
      semantics: 'must-check',
      input: 'Argument[0].Key[accessToken]',
      claims: 'ReturnValue',
      label: 'verifyAccessToken()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: '@elysiajs/jwt.jwt().verify',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[audience]'],
      input: 'Argument[0]',
      claims: 'ReturnValue',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'mcp-auth.MCPAuth().bearerAuth',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[1].Key[audience]'],
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'njwt.verify',
      kind: 'token-verification',
      semantics: 'never',
      input: 'Argument[0]',
      claims: 'ReturnValue.Key[body]',
      label: 'njwt verify()',
    },
    because: 'njwt 2.0.1, index.js: nothing looks at the audience',
  },
  {
    language: 'javascript',
    call: {
      path: '@hapi/jwt.token.verify',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[2].Key[aud]'],
      label: '@hapi/jwt token.verify()',
    },
    because: '@hapi/jwt 3.2.4, lib/token.js',
  },
  {
    language: 'javascript',
    call: {
      path: 'xmcp.jwtAuthMiddleware',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      label: 'jwtAuthMiddleware()',
    },
    because: 'xmcp 1.1.3: the options go on to jsonwebtoken',
  },
  {
    language: 'javascript',
    call: {
      path: 'mcp-framework.OAuthAuthProvider',
      kind: 'token-verification',
      semantics: 'must-check',
      disable: [{ at: 'Argument[0].Key[validation].Key[audience]', values: ['*'] }],
      label: 'OAuthAuthProvider',
    },
    because: 'mcp-framework 0.2.22: an audience of * switches the check off',
  },
  {
    language: 'javascript',
    call: {
      path: '"firebase-admin/auth".getAuth().{verifyIdToken,verifySessionCookie}',
      kind: 'token-verification',
      semantics: 'must-check',
      input: 'Argument[0]',
      claims: 'ReturnValue',
    },
    because: 'firebase-admin 13.10, auth/token-verifier.js: the audience must be the project',
  },
];
