import { builtinKinds } from './builtin';

const GROUPS = new Set(builtinKinds().map(kind => kind.group));

/** A path that no part of Kubernetes serves: answered as plain text, not as a Status, which clients trip over. */
export class UnknownPathError extends Error {}

/** Whether a path belongs to the core API or a built-in group, where even what is missing gets a Status. */
export function isCoreOrBuiltin(path: string): boolean {
  const [, root, group] = path.split('/');
  return root === 'api' || (root === 'apis' && GROUPS.has(group));
}
