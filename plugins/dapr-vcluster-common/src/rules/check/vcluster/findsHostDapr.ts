import { valueAt } from '../model/paths';

/** What every sidecar asks for when it starts. */
const NEEDED = ['dapr-api', 'dapr-sentry'];

/**
 * Whether the DNS of a vcluster finds Dapr's control plane on the host, by the values of the vcluster: it looks all names up
 * there, or the Services that every sidecar needs are replicated under their own names.
 *
 * @public
 */
export function findsHostDapr(values: unknown): boolean {
  const networking = valueAt(values, ['networking']);
  if (valueAt(networking, ['advanced', 'fallbackHostCluster']) === true) {
    return true;
  }
  const replicated = valueAt(networking, ['replicateServices', 'fromHost']);
  const kept = (Array.isArray(replicated) ? replicated : []).flatMap(each => {
    const from = valueAt(each, ['from']);
    return typeof from === 'string' && from === valueAt(each, ['to'])
      ? [from]
      : [];
  });
  const namespaces = new Set(kept.map(name => name.split('/')[0]));
  return [...namespaces].some(namespace =>
    NEEDED.every(name => kept.includes(`${namespace}/${name}`)),
  );
}
