import { DaprKind } from 'backstage-plugin-dapr-vcluster-common';
import { SECRET_KEY } from '../write/ownSecret';
import { invalid } from '../../platform/errors';

type Json = { [key: string]: unknown };

/** Where the kinds that can refer to Secrets by name have a list of names and values. */
const HEADERS: Partial<Record<DaprKind, (object: Json) => string[]>> = {
  HTTPEndpoint: () => ['spec', 'headers'],
  Configuration: () => ['spec', 'tracing', 'otel', 'headers'],
  MCPServer: object => ['spec', 'endpoint', transportOf(object), 'headers'],
};

/** A server of the older transport says so; one that is a process has no headers. */
function transportOf({ spec }: Json): 'sse' | 'streamableHTTP' {
  const { endpoint } = (spec ?? {}) as { endpoint?: object };
  return endpoint && 'sse' in endpoint ? 'sse' : 'streamableHTTP';
}

/**
 * Adds headers whose texts are in a Secret.
 *
 * @throws InputError for a kind without headers, a name that cannot be a key, and one that is given already.
 */
export function addHeaderSecrets<T extends object>(
  object: T,
  kind: DaprKind,
  names: readonly string[],
  secretName: string,
): T {
  if (names.length === 0) {
    return object;
  }
  const path = HEADERS[kind]?.(object as Json);
  if (!path) {
    throw invalid(`A ${kind} has no secrets`, {
      field: 'secrets',
      fix: 'Leave secrets out.',
    });
  }
  const bad = names.find(name => !SECRET_KEY.test(name));
  if (bad !== undefined) {
    throw invalid(`secrets["${bad}"] is not a header name`, {
      field: 'secrets',
      fix: 'Use letters, digits, "-", "_" and ".".',
    });
  }
  return changeAt(object as Json, path, path, headers => {
    const given = Array.isArray(headers) ? headers : [];
    const twice = given.find(({ name }) => names.includes(name));
    if (twice) {
      throw invalid(
        `Header "${twice.name}" is given in the manifest and under secrets`,
        { field: 'secrets', value: twice.name, fix: 'Keep one of them.' },
      );
    }
    return [
      ...given,
      ...names.map(name => ({
        name,
        secretKeyRef: { name: secretName, key: name },
      })),
    ];
  }) as T;
}

function changeAt(
  object: Json,
  [first, ...rest]: string[],
  whole: string[],
  change: (value: unknown) => unknown,
): Json {
  const inner = object[first];
  if (rest.length === 0) {
    return { ...object, [first]: change(inner) };
  }
  if (typeof inner !== 'object' || inner === null) {
    throw invalid(`manifest: ${first} is missing, so it has no headers`, {
      field: `manifest: ${whole.join('.')}`,
      fix: `Give ${whole.slice(0, -1).join('.')}, or leave secrets out.`,
    });
  }
  return { ...object, [first]: changeAt(inner as Json, rest, whole, change) };
}
