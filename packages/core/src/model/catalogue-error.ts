/** One thing wrong with a catalogue. */
export interface CatalogueError {
  /** JSON pointer (RFC 6901) of what is wrong; `about` says whether its value or its key is. */
  readonly pointer: string;
  readonly about: 'value' | 'key';
  readonly message: string;
  /** What to write instead; null when nothing is close. */
  readonly suggestion: string | null;
  /** Where in the value's text, in UTF-16 units; 0 for the whole. */
  readonly offset: number;
}
