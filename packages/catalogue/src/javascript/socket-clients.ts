import type { Model } from '@tokentrail/core';

/** Clients that keep a connection open: web sockets with the credential in their address, socket.io, HTTP/2 sessions. */
export const socketClients: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: 'global.WebSocket.Argument[0].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token|token|auth|authorization]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
    because: 'WHATWG WebSockets: the constructor takes no headers',
  },
  {
    language: 'javascript',
    sink: {
      path: 'ws.{default,WebSocket}.Argument[0].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token|token|auth|authorization]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '"socket.io-client".{default,io,connect,Manager}.Argument[0,1].Key[auth|extraHeaders|query]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
    because: 'socket.io-client 4.8: auth goes with the handshake, extraHeaders and query with the request',
  },
  {
    language: 'javascript',
    sink: {
      path: '"socket.io-client".{default,io,connect}().Key[auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'socket.io-client 4.8, socket.ts: auth is read at each connect',
  },
  {
    language: 'javascript',
    sink: {
      path: 'node:http2.connect().request.Argument[0]',
      contents: 'credential-keys',
      kind: 'outbound-credential',
    },
    because: 'Node.js 20, http2: the first argument holds the headers',
  },
];
