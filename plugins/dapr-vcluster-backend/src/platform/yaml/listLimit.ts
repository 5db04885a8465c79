import { isMap } from 'backstage-plugin-dapr-vcluster-common/rules';
import { invalid } from '../errors';

/** Longest list in a Dapr resource. The largest Dapr Components have about fifty metadata items. */
export const MAX_LIST_ITEMS = 500;

/**
 * Refuses a body with a list that is too long, before a schema looks at every item.
 *
 * @throws InputError naming the list, its length, the limit and the fix.
 */
export function assertBodyLists(body: unknown): void {
  for (const [field, value] of Object.entries(Object(body))) {
    if (Array.isArray(value)) {
      assertLength(field, value);
    }
  }
}

/**
 * Each item of a Dapr resource is evaluated by every rule, so their number is limited before any rule runs.
 *
 * @param field - how messages call the value, e.g. `metadata`
 * @throws InputError naming the list, its length, the limit and the fix.
 */
export function assertListLengths(field: string, value: unknown): void {
  if (Array.isArray(value)) {
    assertLength(field, value);
    value.forEach((item, index) =>
      assertListLengths(`${field}[${index}]`, item),
    );
  } else if (isMap(value)) {
    for (const [key, child] of Object.entries(value)) {
      assertListLengths(`${field}.${key}`, child);
    }
  }
}

/** As {@link assertListLengths}, for a document that may be a Dapr resource; other objects are the tenant's own. */
export function assertDaprLists(field: string, document: unknown): void {
  if (isMap(document) && String(document.apiVersion).startsWith('dapr.io/')) {
    for (const [key, child] of Object.entries(document)) {
      assertListLengths(`${field}: ${key}`, child);
    }
  }
}

function assertLength(field: string, { length }: readonly unknown[]): void {
  if (length > MAX_LIST_ITEMS) {
    throw invalid(`${field} has ${length} items, more than ${MAX_LIST_ITEMS}`, {
      field,
      value: String(length),
      fix: `Give at most ${MAX_LIST_ITEMS} items.`,
    });
  }
}
