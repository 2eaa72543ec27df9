/** Joins rows to rules. Opaque to the engine: nothing in core knows what a token is. */
export type Kind = string;
