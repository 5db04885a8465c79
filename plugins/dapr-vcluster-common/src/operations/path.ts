import { OperationId, OPERATIONS } from './operations';
import { OperationPath } from './operationTypes';

/**
 * Path of one call below `/api/dapr-vcluster`, each parameter encoded.
 *
 * @throws Error for a parameter that would make it the path of something else: `.`, `..` or nothing.
 *
 * @public
 */
export function operationPath<Id extends OperationId>(
  id: Id,
  parameters: OperationPath<Id>,
): string {
  const values: Readonly<Record<string, string>> = parameters;
  return OPERATIONS[id].path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (/^\.{0,2}$/.test(value)) {
      throw new Error(`"${value}" cannot be the ${name} in a path`);
    }
    return encodeURIComponent(value);
  });
}
