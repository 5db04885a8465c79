import { normalizeHost, splitHostPort } from './normalizeHost';

const PATTERN = /^([a-z0-9.*-]|\{tenant\})+(:[0-9*]{1,5})?$/i;

/** Why a pattern of the allow-list cannot be used; undefined when it can. */
export function backendPatternProblem(pattern: string): string | undefined {
  if (pattern.length > 300) {
    return 'is longer than 300 characters';
  }
  return PATTERN.test(pattern)
    ? undefined
    : 'is not a backend; use host or host:port, with * for any text and {tenant} for the tenant, e.g. "redis.{tenant}.svc:6379"';
}

function glob(pattern: string): RegExp {
  const text = pattern
    .replace(/[.+^$()|[\]\\{}?]/g, '\\$&')
    .replace(/\*+/g, '[^:]*');
  return new RegExp(`^${text}$`, 'i');
}

/** Whether a backend (`host` or `host:port`) is on the allow-list. A pattern without a port allows every port. */
export function isAllowedBackend(
  backend: string,
  patterns: readonly string[],
  tenant?: string,
): boolean {
  const wanted = splitHostPort(backend);
  const host = normalizeHost(wanted.host);
  return patterns.some(pattern => {
    if (pattern.includes('{tenant}') && tenant === undefined) {
      return false;
    }
    const allowed = splitHostPort(pattern.replaceAll('{tenant}', tenant ?? ''));
    return (
      glob(normalizeHost(allowed.host)).test(host) &&
      (allowed.port === undefined || glob(allowed.port).test(wanted.port ?? ''))
    );
  });
}

const BACKEND_FIELD =
  /(hosts?|urls?|uri|address(es)?|endpoints?|brokers?|servers?|connectionstring|datasourcename)$/i;

/**
 * Whether a metadata field says where a backend is.
 *
 * @public
 */
export function namesBackend(field: string): boolean {
  return BACKEND_FIELD.test(field);
}

/**
 * Hosts (with ports) in the value of such a field: addresses, lists of them, URLs, and `host=` or `server=` of
 * connection strings. Text that names no host gives none.
 *
 * @public
 */
export function backendsIn(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map(part =>
      part
        .replace(/^(host|hostaddr|server|data source|endpoint)=/i, '')
        .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
        .replace(/[/?#].*/s, '')
        .replace(/^.*@/s, '')
        .replace(/^(tcp|udp)\(([^)]*)\)$/i, '$2'),
    )
    .map(part => {
      const { host, port } = splitHostPort(part);
      return { host: normalizeHost(host), port };
    })
    .filter(
      ({ host, port }) =>
        /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/.test(host) &&
        (port === undefined || /^\d+$/.test(port)),
    )
    .map(({ host, port }) =>
      port === undefined ? host : `${host}:${Number(port)}`,
    );
}
