/** Query keys by which services take a credential in the address, in lower case without '-' and '_'. */
export const QUERY_KEYS: readonly string[] = ['accesstoken', 'apikey', 'authtoken', 'bearertoken', 'apitoken'];

/** Those of web sockets, which browsers let send no header: a bare `token` is the client's there. */
export const SOCKET_QUERY_KEYS: readonly string[] = [...QUERY_KEYS, 'token', 'auth', 'authorization'];
