import { KubeError, KubeErrorCause } from './KubeError';

const MAX_MESSAGE = 600;

type StatusBody = {
  kind?: string;
  code?: number;
  reason?: string;
  message?: string;
  details?: {
    name?: string;
    retryAfterSeconds?: number;
    causes?: { reason?: string; message?: string; field?: string }[];
  };
};

/** API servers quote the refused value; it may be a secret, so it is cut out of every message. */
export function withoutValues(message: string): string {
  return (
    message
      .replace(
        /\b(Invalid value|Unsupported value|Duplicate value): ("(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]|[^\s:,]+)/g,
        '$1',
      )
      .replace(/, error found in .*$/s, '')
      // Server-side apply prints what it got where it expected something else.
      .replace(/(expected [\w ]+), got .*$/s, '$1')
      .slice(0, MAX_MESSAGE)
  );
}

function parse(body: string): StatusBody {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    // Proxies and dying servers answer in plain text; the status code is what counts.
    return {};
  }
}

function causesOf(status: StatusBody): KubeErrorCause[] {
  return (status.details?.causes ?? []).map(cause => ({
    reason: cause.reason ?? '',
    message: withoutValues(cause.message ?? ''),
    ...(cause.field && { field: cause.field }),
  }));
}

/** Reads the Status object of a refused call; falls back to the HTTP status. */
export function errorFromAnswer(
  httpStatus: number,
  body: string,
  retryAfterHeader?: string,
): KubeError {
  const parsed = parse(body);
  const status = parsed.kind === 'Status' ? parsed : {};
  const code = status.code ?? httpStatus;
  const retryAfter =
    status.details?.retryAfterSeconds ?? Number(retryAfterHeader);
  return new KubeError({
    status: code,
    reason: status.reason ?? '',
    message: withoutValues(
      status.message ?? `the API server answered ${httpStatus}`,
    ),
    causes: causesOf(status),
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    ...(code === 404 && {
      // Only an answer about an object names it; an unknown path or kind does not.
      missing: status.details?.name ? ('object' as const) : ('kind' as const),
    }),
  });
}
