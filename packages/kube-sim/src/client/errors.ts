/** An answer of the API server that is not a success, with the Status it sent. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status code. */
    readonly status: number,
    /** The Status object's reason, e.g. `NotFound`, or empty when the body was no Status. */
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

const isStatus = (error: unknown, status: number) =>
  error instanceof ApiError && error.status === status;

/** The object, or its kind, does not exist. */
export const isNotFound = (error: unknown) => isStatus(error, 404);

/** The resourceVersion asked for has been compacted away: list again. */
export const isGone = (error: unknown) => isStatus(error, 410);

/** A create met an object of that name. */
export const isAlreadyExists = (error: unknown) =>
  isStatus(error, 409) && (error as ApiError).reason === 'AlreadyExists';

/** A write met a newer version, or another field manager. */
export const isConflict = (error: unknown) =>
  isStatus(error, 409) && !isAlreadyExists(error);

/** Builds the error for a response body, which is a Status object when the server is well. */
export function errorOf(status: number, body: string): ApiError {
  try {
    const parsed = JSON.parse(body);
    if (parsed?.kind === 'Status') {
      return new ApiError(
        Number(parsed.code ?? status),
        String(parsed.reason ?? ''),
        String(parsed.message ?? `the server answered ${status}`),
      );
    }
  } catch {
    // A proxy or a dying server answers in plain text; the status code is what counts.
  }
  return new ApiError(status, '', `the server answered ${status}`);
}
