/** An error of the generated validator, as ajv shapes it; only what is read. */
export interface ShapeError {
  /** JSON pointer of the value that is wrong. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly parentSchema?: { readonly properties?: Readonly<Record<string, unknown>> };
}

/** @public Read by the generated validator. The compiled schema: `errors` holds those of the last call. */
export interface ShapeValidator {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}
