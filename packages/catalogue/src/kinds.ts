import type { Catalogue } from '@tokentrail/core';

/** What the built-in rows speak of. The engine joins rows to rules by these names and knows nothing else of them. */
export const kinds: Catalogue['kinds'] = [
  {
    kind: 'inbound-credential',
    description: 'A token, key or Authorization header that a client sent to this server.',
  },
  {
    kind: 'outbound-credential',
    description:
      'The credential position of a call that leaves the process: a header, an auth argument, a token of an SDK client.',
    contents: 'credential-keys',
  },
  {
    kind: 'token-exchange',
    description: 'A call that turns a token into another one, issued for the next service.',
  },
  {
    kind: 'token-verification',
    description: 'A call that decodes or verifies a token, or builds an object that does.',
  },
  {
    kind: 'claims-validation',
    description: 'A call that checks the claims it gets, and the audience among them when it is told which to expect.',
  },
  {
    kind: 'express-jwt-claims',
    description: 'The claims that express-jwt puts on the request.',
  },
  {
    kind: 'koa-jwt-claims',
    description: 'The claims that koa-jwt puts on the context.',
  },
  {
    kind: 'hono-jwt-claims',
    description: 'The claims that the middleware of hono/jwt puts on the context.',
  },
  {
    kind: 'fast-jwt-claims',
    description: 'The claims that a verifier of fast-jwt gives.',
  },
  {
    kind: 'fastmcp-claims',
    description: 'The claims of a token that a verifier of FastMCP let through.',
  },
  {
    kind: 'refusal',
    description: 'A call of a library that never comes back: it answers the request with an error.',
  },
  {
    kind: 'resource-comparison',
    description:
      'A setting of a library that compares the resource of what a verifier hands back with this server, and that resource.',
  },
];
