import type { Catalogue, Model } from '@tokentrail/core';
import { exchangeHelpers, exchangePositions } from './any/exchange.js';
import { mcpServer } from './contexts.js';
import { vendorClients } from './generic-sinks.js';
import { credentialKeys, headerNames } from './headers.js';
export { standardHeaderNames } from './headers.js';
import { axios } from './javascript/axios.js';
import { graphqlClients, openApiClients } from './javascript/api-clients.js';
import { arrayFunctions, arrayMethods } from './javascript/arrays.js';
import { mapConstructors, mapMethods } from './javascript/collections.js';
import { bytes, webObjects } from './javascript/web-objects.js';
import { javascriptExchanges } from './javascript/exchanges.js';
import { express } from './javascript/express.js';
import { fetchApi, headersClass, next, outboundRequests } from './javascript/fetch.js';
import { javascriptForwards } from './javascript/forwards.js';
import { globals } from './javascript/globals.js';
import { events } from './javascript/events.js';
import { promises, timers } from './javascript/promises.js';
import { handWrittenJwt as handWrittenJwtJs } from './javascript/hand-written-jwt.js';
import { hono } from './javascript/hono.js';
import { httpClients } from './javascript/http-clients.js';
import { frameworkJwt, jose, jsonwebtoken, jwtMiddlewares, vendorVerifiers } from './javascript/jwt.js';
import { cloudflare, fastmcpJs, mcpHandler, otherMcpFrameworks } from './javascript/mcp-frameworks.js';
import {
  mcpClientSdk as mcpClientSdkJs,
  mcpServerSdk as mcpServerSdkJs,
  mcpServerSdk2 as mcpServerSdkJs2,
} from './javascript/mcp-sdk.js';
import { nodeContext, nodeHttp, nodeUtilities } from './javascript/node.js';
import { exportedHandlers, fetchHandlers, lambda, workers } from './javascript/platforms.js';
import { javascriptSdkClients } from './javascript/sdk-clients.js';
import { stringMethods as stringMethodsJs } from './javascript/strings.js';
import { validation } from './javascript/validation.js';
import { fastify, koa, nest, nestCls, tanstack } from './javascript/web-frameworks.js';
import { kinds } from './kinds.js';
import { aiohttpClient, aiohttpServer } from './python/aiohttp.js';
import { asyncio } from './python/asyncio.js';
import { authlib } from './python/authlib.js';
import { builtinFunctions, mappingMethods, sequenceMethods, stringMethods } from './python/builtins.js';
import { contextvars } from './python/contextvars.js';
import { django } from './python/django.js';
import { pythonExchanges } from './python/exchanges.js';
import { exceptions } from './python/exceptions.js';
import { fastapi } from './python/fastapi.js';
import { fastmcpClient, fastmcpServer, fastmcpVerifiers } from './python/fastmcp.js';
import { flask } from './python/flask.js';
import { pythonForwards } from './python/forwards.js';
import { handWrittenJwt } from './python/hand-written-jwt.js';
import { httpx } from './python/httpx.js';
import { iteration } from './python/iteration.js';
import { pythonJose } from './python/jose.js';
import { mcpClientSdk, mcpServerSdk } from './python/mcp.js';
import { operatorFunctions } from './python/operator.js';
import { pydantic } from './python/pydantic.js';
import { pyjwt } from './python/pyjwt.js';
import { regularExpressions } from './python/regular-expressions.js';
import { requests } from './python/requests.js';
import { pythonSdkClients } from './python/sdk-clients.js';
import { asgi, starlette } from './python/starlette.js';
import { digests, stdlib } from './python/stdlib.js';
import { pythonTokenVerifiers } from './python/token-verifiers.js';
import { urllib } from './python/urllib.js';
import { authorizationPassthrough } from './rules/authorization-passthrough.js';
import { jwtNoAudience } from './rules/jwt-no-audience.js';

/**
 * What the languages' own libraries do with values, and nothing that any rule looks for. It is true whatever the question, so it is there for
 * catalogues that replace the rest.
 */
export const standardLibraries: readonly Model[] = [
  ...contextvars,
  ...asyncio,
  ...stringMethods,
  ...mappingMethods,
  ...sequenceMethods,
  ...builtinFunctions,
  ...iteration,
  ...exceptions,
  ...operatorFunctions,
  ...regularExpressions,
  ...stdlib,
  ...digests,
  ...nodeContext,
  ...nodeUtilities,
  ...stringMethodsJs,
  ...arrayMethods,
  ...arrayFunctions,
  ...mapMethods,
  ...mapConstructors,
  ...webObjects,
  ...bytes,
  ...globals,
  ...promises,
  ...timers,
  ...events,
];

/** The built-in rules and library models. Plain data: it survives JSON, and a user may replace it as a whole. */
export const catalogue: Catalogue = {
  rules: [authorizationPassthrough, jwtNoAudience],
  models: [
    ...exchangeHelpers,
    ...exchangePositions,
    // Python
    ...fastmcpServer,
    ...fastmcpClient,
    ...fastmcpVerifiers,
    ...mcpServerSdk,
    ...mcpClientSdk,
    ...starlette,
    ...asgi,
    ...fastapi,
    ...flask,
    ...django,
    ...aiohttpServer,
    ...aiohttpClient,
    ...httpx,
    ...requests,
    ...urllib,
    ...pythonSdkClients,
    ...pyjwt,
    ...pythonJose,
    ...authlib,
    ...pythonTokenVerifiers,
    ...handWrittenJwt,
    ...pythonForwards,
    ...pythonExchanges,
    ...pydantic,
    // JavaScript and TypeScript
    ...mcpServerSdkJs,
    ...mcpServerSdkJs2,
    ...mcpClientSdkJs,
    ...fastmcpJs,
    ...mcpHandler,
    ...otherMcpFrameworks,
    ...cloudflare,
    ...express,
    ...nodeHttp,
    ...hono,
    ...koa,
    ...fastify,
    ...nest,
    ...nestCls,
    ...fetchApi,
    ...headersClass,
    ...next,
    ...tanstack,
    ...exportedHandlers,
    ...fetchHandlers,
    ...lambda,
    ...workers,
    ...axios,
    ...httpClients,
    ...outboundRequests,
    ...graphqlClients,
    ...openApiClients,
    ...javascriptSdkClients,
    ...jsonwebtoken,
    ...jose,
    ...jwtMiddlewares,
    ...frameworkJwt,
    ...vendorVerifiers,
    ...handWrittenJwtJs,
    ...javascriptForwards,
    ...javascriptExchanges,
    ...validation,
    ...standardLibraries,
  ],
  kinds,
  headerNames,
  credentialKeys,
  contexts: [mcpServer],
  genericSinks: [vendorClients],
};
