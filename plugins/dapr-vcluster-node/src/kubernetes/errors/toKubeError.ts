import { KubeError } from './KubeError';

/** Codes of certificates that are refused: OpenSSL's (`X509_verify_cert_error_string`), and that of a wrong name. */
const CERTIFICATE =
  /CERT|LEAF_SIGNATURE|^(INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)$/;

/**
 * Turns the error of a connection into a {@link KubeError} of status 0; addresses stay out of the message. A KubeError
 * is returned as it is.
 *
 * @public
 */
export function toKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  const code = codeOf(error);
  const reason = reasonOf(code, error);
  const unreachable = `the API server could not be reached (${code})`;
  const messages = {
    Aborted: 'the call was ended',
    Timeout: 'the API server did not answer in time',
    Unreachable: unreachable,
    Untrusted: unreachable,
  };
  return new KubeError({ status: 0, reason, message: messages[reason] });
}

/** Code or, without one, name of an error: neither carries an address. */
export function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : name ?? 'unknown error';
}

function reasonOf(code: string, error: unknown) {
  const because = codeOf((error as { cause?: unknown }).cause ?? {});
  if (code === 'ETIMEDOUT' || because === 'TimeoutError') {
    return 'Timeout';
  }
  if (code === 'ABORT_ERR') {
    return 'Aborted';
  }
  return CERTIFICATE.test(code) ? 'Untrusted' : 'Unreachable';
}
