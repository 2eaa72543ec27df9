/** A half-open range of one file's text, in UTF-16 code units. Lines and columns are made only at the border. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
