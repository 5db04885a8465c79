import { badRequest } from '../errors/errors';

/** A request path taken apart, as Kubernetes' RequestInfo. */
export type ResourcePath = {
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** Path behind the subresource, with its leading slash: what a proxy is asked for. */
  rest?: string;
};

const NAMESPACE_SUBRESOURCES = ['status', 'finalize'];

/** Reads a resource path; undefined when the path is none (discovery, `/version`, …). */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const parts = path.split('/').slice(1).map(decode);
  const root = parts.shift();
  if (root !== 'api' && root !== 'apis') {
    return undefined;
  }
  const group = root === 'api' ? '' : parts.shift() ?? '';
  const version = parts.shift() ?? '';
  if (parts.length === 0 || parts[0] === '') {
    return undefined;
  }
  return { group, version, ...resourceOf(parts) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`invalid URL escape in path segment "${segment}"`);
  }
}

function resourceOf(parts: string[]): Omit<ResourcePath, 'group' | 'version'> {
  const [first, namespace, plural] = parts;
  const inNamespace =
    first === 'namespaces' &&
    plural !== undefined &&
    plural !== '' &&
    !(parts.length === 3 && NAMESPACE_SUBRESOURCES.includes(plural));
  const [resource, name, subresource, ...rest] = inNamespace
    ? parts.slice(2)
    : parts;
  return {
    plural: resource,
    ...(inNamespace ? { namespace } : {}),
    ...(name ? { name } : {}),
    ...(subresource ? { subresource } : {}),
    ...(rest.length > 0 ? { rest: `/${rest.join('/')}` } : {}),
  };
}

export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection';

/** Kubernetes' verb for an HTTP method on a path; undefined for methods it does not know. */
export function verbOf(
  method: string,
  path: ResourcePath,
  query: URLSearchParams,
): Verb | undefined {
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (path.name) {
        return 'get';
      }
      return isTrue(query.get('watch')) ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return path.name ? 'delete' : 'deletecollection';
    default:
      return undefined;
  }
}

/** How Kubernetes reads a boolean query parameter: present and not false. */
export function isTrue(value: string | null): boolean {
  return value !== null && !['false', '0'].includes(value.toLowerCase());
}
