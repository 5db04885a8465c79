import { KindInfo } from '../kinds/KindInfo';
import { StoredObject } from '../storage/StoredObject';
import { parseFieldSelector } from './field';
import { parseLabelSelector } from './label';

/** What a list or watch asks for; undefined when it asks for everything. */
export type Selection = (stored: StoredObject) => boolean;

/** Reads `labelSelector` and `fieldSelector`; throws 400 on bad ones. */
export function selectionOf(
  query: URLSearchParams,
  kind: KindInfo,
): Selection | undefined {
  const labelText = query.get('labelSelector');
  const fieldText = query.get('fieldSelector');
  const labels = labelText ? parseLabelSelector(labelText) : undefined;
  const fields = fieldText ? parseFieldSelector(fieldText, kind) : undefined;
  if (!labels && !fields) {
    return undefined;
  }
  return ({ object }) =>
    (!labels || labels(object.metadata.labels ?? {})) &&
    (!fields || fields(object));
}
