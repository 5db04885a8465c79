/** Whether the Secrets a resource refers to are Kubernetes' and not keys of another secret store. */
function usesKubernetes(object: object): boolean {
  const { secretStore } = ((object as { auth?: object }).auth ?? {}) as {
    secretStore?: unknown;
  };
  return !secretStore || secretStore === 'kubernetes';
}

/**
 * Renames the Secrets that a Dapr resource refers to, wherever a `secretKeyRef` stands. A resource whose `auth.secretStore`
 * is another store than Kubernetes refers to that store's keys instead and stays as it is.
 *
 * @public
 */
export function renameSecrets<T extends object>(
  object: T,
  rename: (secret: string) => string,
): T {
  return usesKubernetes(object)
    ? (walk(object, ({ name, key, ...rest }) => ({
        ...rest,
        name: rename(name),
        // Left out, the key is the name: the one in the vcluster.
        key: key ?? name,
      })) as T)
    : object;
}

/**
 * Names of the Secrets that a Dapr resource refers to.
 *
 * @public
 */
export function secretsOf(object: object): string[] {
  const names = new Set<string>();
  if (usesKubernetes(object)) {
    walk(object, reference => {
      names.add(reference.name);
      return reference;
    });
  }
  return [...names];
}

type Reference = { name: string; key?: unknown };

function walk(
  value: unknown,
  change: (reference: Reference) => Reference,
): unknown {
  if (Array.isArray(value)) {
    return value.map(each => walk(each, change));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === 'secretKeyRef' && isReference(child)
        ? change(child)
        : walk(child, change),
    ]),
  );
}

function isReference(value: unknown): value is Reference {
  const { name } = (value ?? {}) as { name?: unknown };
  return typeof name === 'string' && name !== '';
}
