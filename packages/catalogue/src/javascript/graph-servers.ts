import type { Model } from '@tokentrail/core';

const js = 'javascript';

/** Where servers of GraphQL are told how to make the context of a request, and what they pass for that. */
const CONTEXT_MAKERS: readonly (readonly [maker: string, parameter: string, is: string])[] = [
  [
    '"@apollo/server/standalone".startStandaloneServer.Argument[1].context',
    'Parameter[0].req',
    'node:http.IncomingMessage()',
  ],
  ['"@apollo/server/express4".expressMiddleware.Argument[1].context', 'Parameter[0].req', 'express.Request()'],
  ['"@as-integrations/next".startServerAndCreateNextHandler.Argument[1].context', 'Parameter[0]', 'inbound.Request()'],
  ['graphql-yoga.createYoga.Argument[0].context', 'Parameter[0].request', 'inbound.Request()'],
  ['graphql-http/lib/use/express.createHandler.Argument[0].context', 'Parameter[0].raw', 'express.Request()'],
];

/** GraphQL servers: what `context` gives for a request is the third parameter of every resolver. */
export const graphqlServers: readonly Model[] = [
  ...['@as-integrations/express4', '@as-integrations/express5'].map(
    (integration): Model => ({ language: js, type: { path: integration, is: '@apollo/server/express4' } }),
  ),
  ...CONTEXT_MAKERS.flatMap(([maker, parameter, is]): readonly Model[] => [
    { language: js, type: { path: `${maker}.${parameter}`, is } },
    { language: js, storage: { write: `${maker}.ReturnValue`, slot: 'graphql.context' } },
  ]),
  ...['graphql-yoga.createSchema', '@apollo/server.ApolloServer', '"@apollo/subgraph".buildSubgraphSchema'].map(
    (builder): Model => ({ language: js, type: { path: builder, is: '"@graphql-tools/schema".makeExecutableSchema' } }),
  ),
  {
    language: js,
    type: {
      path: '"@graphql-tools/schema".makeExecutableSchema.Argument[0].resolvers.AnyKey.AnyKey.Parameter[2]',
      is: 'graphql.Context()',
    },
  },
  {
    language: js,
    entryPoint: {
      path: '"@graphql-tools/schema".makeExecutableSchema.Argument[0].resolvers.AnyKey.AnyKey',
      entry: 'route',
    },
  },
  { language: js, storage: { read: 'graphql.Context()', slot: 'graphql.context' } },
];

/** Apollo's client for REST services: what a subclass writes into the headers of its requests leaves with them. */
export const restDataSource: readonly Model[] = [
  {
    language: js,
    type: {
      path: '@apollo/datasource-rest.RESTDataSource.Subclass.Method[willSendRequest].Parameter[1]',
      is: '@apollo/datasource-rest.AugmentedRequest()',
    },
  },
  {
    language: js,
    sink: {
      path: '@apollo/datasource-rest.AugmentedRequest().headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: '@apollo/datasource-rest 6.4, RESTDataSource.js: fetch() sends the headers of the augmented request',
  },
  {
    language: js,
    sink: {
      path: '@apollo/datasource-rest.RESTDataSource().{get,post,put,patch,delete,head,fetch}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
];

const ADAPTERS: readonly (readonly [adapter: string, is: string])[] = [
  ['"@trpc/server/adapters/express".createExpressMiddleware', 'express.Request()'],
  ['"@trpc/server/adapters/standalone".createHTTPServer', 'node:http.IncomingMessage()'],
  ['"@trpc/server/adapters/fetch".fetchRequestHandler', 'inbound.Request()'],
];

const procedures = '@trpc/server.initTRPC.create().procedure';

/** tRPC: the context that is made for a request, and what middlewares make of it for the procedures behind them. */
export const trpcServers: readonly Model[] = [
  { language: js, type: { path: '@trpc/server.initTRPC.{context,meta}()', is: '@trpc/server.initTRPC' } },
  { language: js, type: { path: `${procedures}.{input,output,meta,use}()`, is: procedures } },
  ...[
    `${procedures}.{query,mutation,subscription,use}.Argument[0]`,
    '@trpc/server.initTRPC.create().middleware.Argument[0]',
  ].map(
    (handler): Model => ({ language: js, type: { path: `${handler}.Parameter[0].ctx`, is: '@trpc/server.Context()' } }),
  ),
  {
    language: js,
    entryPoint: { path: `${procedures}.{query,mutation,subscription}.Argument[0]`, entry: 'route' },
  },
  ...[`${procedures}.use.Argument[0]`, '@trpc/server.initTRPC.create().middleware.Argument[0]'].map(
    (middleware): Model => ({
      language: js,
      storage: { write: `${middleware}.Parameter[0].next.Argument[0].ctx`, slot: 'trpc.context' },
    }),
  ),
  ...ADAPTERS.flatMap(([adapter, is]): readonly Model[] => [
    { language: js, type: { path: `${adapter}.Argument[0].createContext.Parameter[0].req`, is } },
    { language: js, storage: { write: `${adapter}.Argument[0].createContext.ReturnValue`, slot: 'trpc.context' } },
  ]),
  {
    language: js,
    storage: { write: '@trpc/server.initTRPC.create().createCallerFactory().Argument[0]', slot: 'trpc.context' },
  },
  { language: js, storage: { read: '@trpc/server.Context()', slot: 'trpc.context' } },
];

/** socket.io: what a client sends when it connects, and what middlewares keep beside the socket. */
export const socketIo: readonly Model[] = [
  {
    language: js,
    type: { path: '"socket.io".Server().{of,use}()', is: '"socket.io".Server()' },
  },
  { language: js, type: { path: '"socket.io".Server().use.Argument[0].Parameter[0]', is: '"socket.io".Socket()' } },
  { language: js, type: { path: '"socket.io".Server().on.Argument[1].Parameter[0]', is: '"socket.io".Socket()' } },
  { language: js, entryPoint: { path: '"socket.io".Server().{on,use}.Argument[0,1]', entry: 'route' } },
  {
    language: js,
    source: {
      path: '"socket.io".Socket().handshake.auth.Key[token|accessToken|authorization|apiKey]',
      kind: 'inbound-credential',
      label: 'the token of the handshake',
    },
    because: 'socket.io 4.8, socket-types.d.ts: handshake.auth is what the client gave as its auth option',
  },
  {
    language: js,
    source: {
      path: '"socket.io".Socket().handshake.headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  { language: js, type: { path: '"socket.io".Socket().request', is: 'node:http.IncomingMessage()' } },
  {
    language: js,
    storage: { write: '"socket.io".Socket().data', read: '"socket.io".Socket().data', slot: 'socket.io.data' },
  },
];
