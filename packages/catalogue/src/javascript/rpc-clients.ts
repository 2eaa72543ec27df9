import type { Model } from '@tokentrail/core';

const transports = [
  '@connectrpc/connect-node.{createConnectTransport,createGrpcTransport,createGrpcWebTransport}',
  '@connectrpc/connect-web.{createConnectTransport,createGrpcWebTransport}',
];
const links = '@trpc/client.{httpLink,httpBatchLink,httpBatchStreamLink,httpSubscriptionLink}.Argument[0]';

/** Clients of remote procedures: tRPC links and Connect transports. */
export const rpcClients: readonly Model[] = [
  {
    language: 'javascript',
    sink: { path: `${links}.Key[headers]`, contents: 'any', kind: 'outbound-credential' },
    because: 'tRPC 11, links/httpLink: headers are a record or a function that makes one',
  },
  {
    language: 'javascript',
    sink: { path: `${links}.headers.ReturnValue`, contents: 'any', kind: 'outbound-credential' },
    because: 'tRPC 11, links/httpLink: headers are a record or a function that makes one',
  },
  ...transports.map(
    (transport): Model => ({
      language: 'javascript',
      sink: {
        path: `${transport}.Argument[0].interceptors.Element.ReturnValue.Parameter[0].header.{set,append}.Argument[1]`,
        contents: 'none',
        kind: 'outbound-credential',
      },
      because: 'Connect 2, interceptor.ts: the header of a request is a Headers object',
    }),
  ),
];
