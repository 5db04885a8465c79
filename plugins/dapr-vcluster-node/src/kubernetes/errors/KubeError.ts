import { redactText } from '../../redaction';

/**
 * Which field a refusal is about. For apply conflicts `message` names the other manager.
 *
 * @public
 */
export type KubeErrorCause = {
  reason: string;
  message: string;
  field?: string;
};

/**
 * A call to an API server that did not succeed. `status` is the HTTP status, or 0 when there was no
 * answer: then `reason` is `Unreachable`, `Untrusted`, `Timeout`, `Aborted` or `TooLarge`. Neither message nor
 * causes carry values of the object that was sent, nor passwords that a server or webhook put into them.
 *
 * @public
 */
export class KubeError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly causes: readonly KubeErrorCause[];
  /** Seconds the server asks to wait (429, 503). */
  readonly retryAfterSeconds?: number;
  /** Whether the server knows the kind but not the object, or not even the kind (404 only). */
  readonly missing?: 'object' | 'kind';

  constructor(options: {
    status: number;
    reason: string;
    message: string;
    causes?: KubeErrorCause[];
    retryAfterSeconds?: number;
    missing?: 'object' | 'kind';
  }) {
    super(redactText(options.message));
    this.name = 'KubeError';
    this.status = options.status;
    this.reason = options.reason;
    this.causes = (options.causes ?? []).map(cause => ({
      ...cause,
      message: redactText(cause.message),
    }));
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.missing = options.missing;
  }
}

/**
 * An API server, or something behind it, that cannot be reached.
 *
 * @public
 */
export function unreachableError(message: string): KubeError {
  return new KubeError({ status: 0, reason: 'Unreachable', message });
}

const hasStatus = (status: number) => (error: unknown) =>
  error instanceof KubeError && error.status === status;

const hasReason = (reason: string) => (error: unknown) =>
  error instanceof KubeError && error.reason === reason;

/**
 * The certificate of the API server is not signed by the CA that is known of it, or not for its address, or not valid
 * now.
 *
 * @public
 */
export const isUntrusted = hasReason('Untrusted');

/**
 * The API server could not be reached, or did not answer in time, or is not to be trusted.
 *
 * @public
 */
export const isUnreachable = (error: unknown) =>
  hasReason('Unreachable')(error) ||
  hasReason('Timeout')(error) ||
  isUntrusted(error);

/**
 * The credentials are not (or no longer) accepted.
 *
 * @public
 */
export const isUnauthorized = hasStatus(401);

/**
 * The credentials are good, but not allowed to do this.
 *
 * @public
 */
export const isForbidden = hasStatus(403);

/**
 * The object or its kind does not exist.
 *
 * @public
 */
export const isNotFound = hasStatus(404);

/**
 * The kind does not exist: its CRD is not installed.
 *
 * @public
 */
export const isMissingKind = (error: unknown) =>
  error instanceof KubeError && error.missing === 'kind';

/**
 * An object of that name exists already.
 *
 * @public
 */
export const isAlreadyExists = hasReason('AlreadyExists');

/**
 * Another version, or another field manager's fields, are in the way.
 *
 * @public
 */
export const isConflict = (error: unknown) =>
  hasStatus(409)(error) && !isAlreadyExists(error);

/**
 * The requested resourceVersion is too old: list again.
 *
 * @public
 */
export const isGone = hasStatus(410);

/**
 * The object is not valid for its kind.
 *
 * @public
 */
export const isInvalid = hasStatus(422);

/**
 * The server does not know, or has switched off, an option of the call.
 *
 * @public
 */
export const isRefusedOption = (error: unknown) =>
  hasStatus(400)(error) || isInvalid(error);

/**
 * The server asks to slow down.
 *
 * @public
 */
export const isThrottled = hasStatus(429);

/**
 * The caller ended the call itself.
 *
 * @public
 */
export const isAborted = hasReason('Aborted');
