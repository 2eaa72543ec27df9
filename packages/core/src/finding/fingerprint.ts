import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What makes a finding the same finding after lines have shifted: the rule, the file, the function around it, the kinds and names of
 * its source and sink, and its text without regard to blanks. Never a line number.
 */
export interface FindingIdentity {
  readonly ruleId: string;
  readonly path: string;
  /** Qualified name of the callable around the primary location; '' at module level. */
  readonly enclosing: string;
  readonly sourceKind: string;
  readonly sinkKind: string;
  /** What is called or written, as written. */
  readonly callee: string;
  /** Text of the primary location with blanks normalised. */
  readonly text: string;
}

/** 64 hex digits. `occurrence` counts findings of one identity in the order of the file, from 0. */
export function fingerprint(identity: FindingIdentity, occurrence: number): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([...parts(identity), occurrence]))));
}

/** A key that is equal for equal identities. */
export function identityKey(identity: FindingIdentity): string {
  return JSON.stringify(parts(identity));
}

function parts(identity: FindingIdentity): readonly string[] {
  const { ruleId, path, enclosing, sourceKind, sinkKind, callee, text } = identity;
  return [ruleId, path, enclosing, sourceKind, sinkKind, callee, text];
}
