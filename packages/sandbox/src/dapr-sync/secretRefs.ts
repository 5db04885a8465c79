import { DaprResource } from './types';

/**
 * Renames the Secrets that a resource refers to, wherever a `secretKeyRef` stands. A resource
 * whose `auth.secretStore` is another store than Kubernetes refers to that store's keys instead
 * and stays as it is.
 */
export function renameSecrets(
  object: DaprResource,
  rename: (secret: string) => string,
): DaprResource {
  const store = (object.auth as { secretStore?: string } | undefined)
    ?.secretStore;
  return store && store !== 'kubernetes'
    ? object
    : (walk(object, rename) as DaprResource);
}

function walk(value: unknown, rename: (secret: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map(each => walk(each, rename));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === 'secretKeyRef' && typeof child?.name === 'string'
        ? { ...child, name: rename(child.name), key: child.key ?? child.name }
        : walk(child, rename),
    ]),
  );
}
