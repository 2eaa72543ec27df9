const PARAMETER = /[?&]([A-Za-z][\w.-]*)=$/;

/**
 * The name of the query parameter whose value comes next in an address (`https://…?limit=5&access_token=`), or null (RFC 3986,
 * section 3.4; names as forms write them).
 *
 * @param before the text that is written before the value
 */
export function queryParameterBefore(before: string): string | null {
  return PARAMETER.exec(before)?.[1] ?? null;
}
