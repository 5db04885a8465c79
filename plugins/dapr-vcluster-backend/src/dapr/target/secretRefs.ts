type Json = { [key: string]: unknown };

const isMap = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of a value in which every `secretKeyRef` names another Secret. */
export function renameSecrets<T>(
  value: T,
  rename: (name: string) => string,
): T {
  if (Array.isArray(value)) {
    return value.map(each => renameSecrets(each, rename)) as T;
  }
  if (!isMap(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === 'secretKeyRef' && isMap(inner) && typeof inner.name === 'string'
        ? [key, { ...inner, name: rename(inner.name) }]
        : [key, renameSecrets(inner, rename)],
    ),
  ) as T;
}

/** Names of the Secrets an object refers to. */
export function secretNamesOf({
  spec,
}: {
  metadata?: unknown;
  spec?: unknown;
}): string[] {
  const names = new Set<string>();
  renameSecrets(spec, name => {
    names.add(name);
    return name;
  });
  return [...names];
}
