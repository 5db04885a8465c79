import { FileCheckContext } from './context';
import { isMap, JsonMap, valueAt } from './paths';

/** The context for an object: that of the namespace that it names, where it is another one. */
export function contextFor(
  object: JsonMap,
  context: FileCheckContext,
): FileCheckContext {
  const { namespace = 'default', namespaces } = context;
  const named = namespaceIn(object);
  if (!namespaces || named === undefined || named === namespace) {
    return context;
  }
  const { secrets, configurations, components } = namespaces.get(named) ?? {};
  return { ...context, secrets, configurations, components };
}

/** The namespace that an object names. */
export function namespaceIn(object: unknown): string | undefined {
  const namespace = isMap(object)
    ? valueAt(object, ['metadata', 'namespace'])
    : undefined;
  return typeof namespace === 'string' && namespace !== ''
    ? namespace
    : undefined;
}
