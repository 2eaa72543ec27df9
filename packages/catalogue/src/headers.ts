/** Header names of HTTP itself, lower case: `Headers` of the web platform compares them without case. */
export const standardHeaderNames: readonly string[] = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'host',
  'accept',
  'origin',
  'referer',
  'user-agent',
  'content-type',
  'content-length',
  'www-authenticate',
];

/** Header names that the built-in rows speak of, lower case: as keys of a mapping they compare without case. */
export const headerNames: readonly string[] = [
  ...standardHeaderNames,
  'api-key',
  'apikey',
  'private-token',
  'token',
  'mcp-session-id',
  'traceparent',
];

/**
 * Keys under which a mapping holds a credential. Headers with other names (`X-Vendor-Token`) are sinks of the rows whose
 * `contents` is 'any'; names of an exchange's input (`X-Subject-Token`) are never listed here.
 */
export const credentialKeys: readonly string[] = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'api-key',
  'apikey',
  'x-api-key',
  'x-auth-token',
  'x-access-token',
  'x-goog-api-key',
  'x-security-token',
  'x-amz-security-token',
  'x-vault-token',
  'x-github-token',
  'x-gitlab-token',
  'private-token',
  'job-token',
  'token',
  'access_token',
  'accesstoken',
  'auth_token',
  'bearer',
];
