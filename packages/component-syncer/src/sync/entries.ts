import { SyncEntry } from './SyncEntry';
import { HostNameTaken, NamespacedName } from './types';

/** One key for kind, namespace and name; neither may contain a slash. */
export function keyOf(
  kind: string,
  { namespace, name }: NamespacedName,
): string {
  // Joined, as there are many: a template would keep its parts as well.
  return [kind, namespace, name].join('/');
}

/** Namespace and name of a namespaced object. */
export function refOf({
  metadata,
}: {
  metadata: { namespace?: string; name: string };
}): NamespacedName {
  return { namespace: metadata.namespace ?? '', name: metadata.name };
}

export function isSameRef(
  a: NamespacedName | undefined,
  b: NamespacedName | undefined,
): boolean {
  return a?.namespace === b?.namespace && a?.name === b?.name;
}

/** What an error of the host means for an object. */
export function entryOfError(
  error: unknown,
): Pick<SyncEntry, 'state' | 'reason' | 'findings'> {
  const { status, message } = error as { status?: number; message?: string };
  const reason = message ?? String(error);
  if (error instanceof HostNameTaken) {
    return { state: 'conflict', reason, findings: [] };
  }
  if (status === 409) {
    // Somebody wrote at the same moment: the next try sees what.
    return { state: 'failed', reason, findings: [] };
  }
  return {
    state: isRefusal(status) ? 'refused' : 'failed',
    reason,
    findings: [],
  };
}

/** 401 and 429 are about the caller, not about the object. */
function isRefusal(status = 0): boolean {
  return status >= 400 && status < 500 && ![401, 404, 429].includes(status);
}
