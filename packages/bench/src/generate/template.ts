import { randomBytes, randomUUID } from 'node:crypto';
import { KubeObject } from 'dapr-vcluster-kube-sim';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Random characters as Kubernetes appends them to names. */
export function suffix(length: number): string {
  return [...randomBytes(length)]
    .map(byte => LETTERS[byte % LETTERS.length])
    .join('');
}

function someTime(): string {
  const at = new Date(Date.now() - Math.random() * WEEK_MS).toISOString();
  return `${at.slice(0, 19)}Z`;
}

/**
 * Makes copies of a recorded object under other names. Ids, times and tokens differ from copy to copy, as they do in a
 * cluster: a copy that repeats them would cost a reader less than a real object does.
 */
export function copies(
  recorded: KubeObject,
): (names: Record<string, string>) => KubeObject {
  const { uid, resourceVersion, managedFields, ...metadata } =
    recorded.metadata;
  const text = JSON.stringify({ ...recorded, metadata });
  return names => {
    const renamed = Object.entries(names).reduce(
      (all, [from, to]) => all.replaceAll(from, to),
      text,
    );
    return JSON.parse(
      renamed
        .replace(UUID, () => randomUUID())
        .replace(TIME, someTime)
        .replaceAll('PLACEHOLDER-FOR-A', suffix(24)),
    );
  };
}
