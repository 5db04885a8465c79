/**
 * An allow-list that would stop the injector at start. The message names variable, entry and cause.
 *
 * @public
 */
export class InvalidAllowListError extends Error {
  constructor(
    /** The environment variable of the injector that holds the entry. */
    readonly variable: string,
    /** The entry at fault. */
    readonly entry: string,
    cause: string,
  ) {
    super(`${variable}: entry "${entry}" ${cause}`);
    this.name = 'InvalidAllowListError';
  }
}
