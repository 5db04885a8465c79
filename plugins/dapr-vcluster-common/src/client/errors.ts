import { ErrorDetails, errorDetailsSchema } from '../contract';

/**
 * An answer of the backend that is not a success.
 *
 * @public
 */
export class DaprVclusterError extends Error {
  constructor(
    message: string,
    /** HTTP status. */
    readonly status: number,
    name: string,
    /** Field, value, fix and permission, where the backend names them. */
    readonly details: ErrorDetails,
  ) {
    super(message);
    this.name = name;
  }

  /** Reads the error body Backstage backends send; falls back to the status line. */
  static async fromResponse(response: Response): Promise<DaprVclusterError> {
    const body = await response.json().catch(() => undefined);
    const error = body?.error ?? {};
    const details = errorDetailsSchema.safeParse(error.details ?? {});
    return new DaprVclusterError(
      typeof error.message === 'string'
        ? error.message
        : `The portal's backend answered ${response.status} ${response.statusText}`,
      response.status,
      typeof error.name === 'string' ? error.name : 'DaprVclusterError',
      details.success ? details.data : {},
    );
  }
}
