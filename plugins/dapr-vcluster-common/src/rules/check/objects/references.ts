import { DaprComponentInput } from '../../components';
import { CheckedFiles } from '../model/checkedFiles';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';

/** What is known of a Dapr Component another object names. */
type Referred = Pick<DaprComponentInput, 'metadata' | 'scopes'> & {
  type?: string;
};

/** The Dapr Component of a name, among the files or in the tenant; `unknown` when the tenant's are not known. */
export function referredComponent(
  { components, context }: CheckedFiles,
  name: string,
): Referred | 'missing' | 'unknown' {
  const here = components.find(({ input }) => input.name === name)?.input;
  if (here) {
    return here;
  }
  const there = context.components?.find(other => other.name === name);
  return there ?? (context.components ? 'missing' : 'unknown');
}

/** G4 for kinds other than Dapr Components: Secrets the Dapr operator looks up on the host. */
export function secretFindings(
  value: JsonMap,
  { context, secrets }: CheckedFiles,
): ObjectFinding[] {
  const store = valueAt(value, ['auth', 'secretStore']);
  const known = context.secrets;
  if (!known || (store && store !== 'kubernetes')) {
    return [];
  }
  return secretNames(value.spec, ['spec'])
    .filter(({ name }) => !known.has(name) && !secrets.has(name))
    .map(({ name, path }) =>
      objectFinding('G4', 'error', {
        path,
        title: `Secret "${name}" is not on the host`,
        value: name,
        fix: 'Create the Secret in the vcluster first and wait until it is synced',
      }),
    );
}

const MAX_DEPTH = 12;

/** Every `secretKeyRef.name` below a value, and where it is. */
export function secretNames(
  value: unknown,
  path: ObjectPath,
): Array<{ name: string; path: ObjectPath }> {
  if (path.length > MAX_DEPTH) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => secretNames(each, [...path, index]));
  }
  if (!isMap(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    const name = key === 'secretKeyRef' && isMap(inner) && inner.name;
    return typeof name === 'string' && name !== ''
      ? [{ name, path: [...at, 'name'] }]
      : secretNames(inner, at);
  });
}
