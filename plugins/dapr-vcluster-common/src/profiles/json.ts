/**
 * A JSON object.
 *
 * @public
 */
export type JsonRecord = { [key: string]: unknown };
