import { looksSensitive } from '../../../componentCatalogue/sensitive';
import { hasCredentials } from '../../components/types';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';

const HEADER =
  /^(authorization|proxy-authorization|cookie|x-api-key|api-key)$/i;

/** G3 for lists of names and values that are sent somewhere, such as HTTP headers. */
export function plainSecrets(
  object: JsonMap,
  path: ObjectPath,
): ObjectFinding[] {
  const items = valueAt(object, path);
  if (!Array.isArray(items)) {
    return [];
  }
  return items.flatMap((item, index) => {
    if (!isMap(item) || typeof item.name !== 'string') {
      return [];
    }
    const { name, value } = item;
    if (value === undefined || value === null || value === '') {
      return [];
    }
    const secret =
      HEADER.test(name) ||
      looksSensitive(name) ||
      (typeof value === 'string' && hasCredentials(value));
    if (!secret) {
      return [];
    }
    return [
      objectFinding('G3', 'error', {
        path: [...path, index, 'value'],
        title: `"${name}" is a secret in plain text`,
        fix: 'Refer to a Secret with secretKeyRef',
        source: 'https://docs.dapr.io/operations/components/component-secrets/',
      }),
    ];
  });
}
