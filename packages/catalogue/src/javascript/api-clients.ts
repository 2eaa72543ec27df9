import type { Model } from '@tokentrail/core';

/** GraphQL clients: headers of a client, of one request, and those that a function or a link makes for each. */
export const graphqlClients: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.GraphQLClient.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.GraphQLClient().setHeader.Argument[1]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.GraphQLClient().setHeaders.Argument[0]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'graphql-request.GraphQLClient().request.Argument[2]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.request.Argument[3]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.GraphQLClient.Argument[1].Key[headers].ReturnValue',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.GraphQLClient.Argument[1].Key[requestMiddleware].ReturnValue.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.GraphQLClient().{request,rawRequest,batchRequests}.Argument[0].Key[requestHeaders]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'graphql-request.{request,rawRequest,batchRequests}.Argument[0].Key[requestHeaders]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[url]',
    },
  },
  {
    language: 'javascript',
    type: { path: 'graphql-request.default', is: 'graphql-request.request' },
  },
  ...['@apollo/client/core', '@apollo/client/link/http'].map(
    (module): Model => ({
      language: 'javascript',
      sink: {
        path: `${module}.{HttpLink,createHttpLink,BatchHttpLink}.Argument[0].Key[headers]`,
        contents: 'any',
        kind: 'outbound-credential',
        address: 'Argument[0].Key[uri]',
      },
    }),
  ),
  { language: 'javascript', type: { path: '@apollo/client', is: '@apollo/client/core' } },
  {
    language: 'javascript',
    sink: {
      path: '@apollo/client/core.ApolloClient.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@apollo/client/core.ApolloClient().{query,mutate,subscribe}.Argument[0].Key[context].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@apollo/client/link/context.{setContext,SetContextLink}.Argument[0].ReturnValue.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@apollo/client/core.ApolloLink.Argument[0].Parameter[0]',
      is: '@apollo/client/core.Operation()',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@apollo/client/core.Operation().setContext.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@apollo/client/core.Operation().setContext.Argument[0].ReturnValue.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  { language: 'javascript', type: { path: 'urql', is: '@urql/core' } },
  { language: 'javascript', type: { path: '@urql/core.createClient', is: '@urql/core.Client' } },
  {
    language: 'javascript',
    sink: {
      path: '@urql/core.Client.Argument[0].Key[fetchOptions].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[url]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@urql/core.Client.Argument[0].Key[fetchOptions].ReturnValue.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@urql/exchange-auth.authExchange.Argument[0].Parameter[0].appendHeaders.Argument[1]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
];

/** Clients made from an OpenAPI description. */
export const openApiClients: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: 'openapi-fetch.default.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[baseUrl]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'openapi-fetch.default().{GET,PUT,POST,DELETE,OPTIONS,HEAD,PATCH,TRACE}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'openapi-fetch.default().{GET,PUT,POST,DELETE,OPTIONS,HEAD,PATCH,TRACE}.Argument[1].Key[params].Key[header]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'openapi-fetch.default().use.Argument[any].onRequest.Parameter[0].request',
      is: 'outbound.Request()',
    },
  },
  {
    language: 'javascript',
    type: { path: 'openapi-fetch.Middleware().onRequest.Parameter[0].request', is: 'outbound.Request()' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@hey-api/client-fetch.{createClient,createConfig}.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@hey-api/client-fetch.{createClient,createConfig}.Argument[0].Key[auth]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@hey-api/client-fetch.{createClient,createConfig}.Argument[0].Key[auth].ReturnValue',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    type: { path: '@hey-api/client-fetch.client', is: '@hey-api/client-fetch.createClient()' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@hey-api/client-fetch.createClient().setConfig.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@hey-api/client-fetch.createClient().setConfig.Argument[0].Key[auth]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@hey-api/client-fetch.createClient().setConfig.Argument[0].Key[auth].ReturnValue',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@hey-api/client-fetch.createClient().interceptors.request.use.Argument[0].Parameter[0]',
      is: 'outbound.Request()',
    },
  },
];
