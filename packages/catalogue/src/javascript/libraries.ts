// Every library of JavaScript and TypeScript that rows speak of, a line for each file: all that is named here is part of the catalogue.
export { graphqlClients, openApiClients } from './api-clients.js';
export { axios } from './axios.js';
export { javascriptExchanges } from './exchanges.js';
export { express } from './express.js';
export { fetchApi, headersClass, next, outboundRequests } from './fetch.js';
export { javascriptForwards } from './forwards.js';
export { handWrittenJwt } from './hand-written-jwt.js';
export { hono } from './hono.js';
export { httpClients } from './http-clients.js';
export { frameworkJwt, jose, jsonwebtoken, jwtMiddlewares, vendorVerifiers } from './jwt.js';
export { cloudflare, fastmcpJs, mcpHandler, otherMcpFrameworks } from './mcp-frameworks.js';
export { mcpClientSdk, mcpServerSdk, mcpServerSdk2 } from './mcp-sdk.js';
export { nodeHttp } from './node.js';
export { exportedHandlers, fetchHandlers, lambda, workers } from './platforms.js';
export { resourceComparison } from './resource-comparison.js';
export { javascriptSdkClients } from './sdk-clients.js';
export { validation } from './validation.js';
export { fastify, koa, nest, nestCls, tanstack } from './web-frameworks.js';
