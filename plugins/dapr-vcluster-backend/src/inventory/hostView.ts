import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { connectionFinding, HostHandle } from '../platform/hosts';
import { DaprFacts } from './dapr';
import { allItems, HostState } from './model/hostState';
import { revisionOf } from './revision';
import { isKnown } from './model/sources';

/** What a page shows of a host: neither addresses nor credentials. */
export function viewHost(input: {
  host: HostHandle;
  state: HostState;
  dapr: DaprFacts;
  tenants: number;
  kubernetesVersion?: string;
}): Host {
  const { host, state, dapr } = input;
  const sources = Object.values(state.sources);
  const { serviceAccounts, prefixNames } = dapr.injector;
  const connection = connectionOf(host, sources);
  const body = {
    name: host.name,
    title: host.title,
    readOnly: host.readOnly,
    ...connection,
    ...findingsOf(host, connection),
    kubernetesVersion: input.kubernetesVersion,
    dapr: {
      state: dapr.state,
      version: dapr.version,
      namespace: host.dapr.namespace,
      injector: dapr.injector.state,
      ...((serviceAccounts ?? prefixNames) !== undefined && {
        allowedServiceAccounts: [serviceAccounts, prefixNames]
          .flatMap(list => (list ?? '').split(','))
          .map(entry => entry.trim())
          .filter(entry => entry !== ''),
      }),
    },
    ...(isKnown(state, 'statefulsets.apps') && { tenants: input.tenants }),
    ...(isKnown(state, 'pods') && {
      sidecars: allItems(state, 'pods').filter(pod => pod.daprd).length,
    }),
    sources,
  };
  return { ...body, revision: revisionOf(body) };
}

/** What keeps the host from being read, as a finding. */
function findingsOf(
  host: HostHandle,
  { connection, reason }: Pick<Host, 'connection' | 'reason'>,
): Pick<Host, 'findings'> {
  if (connection !== 'unreachable') {
    return {};
  }
  const problem = host.configProblem();
  return { findings: [connectionFinding(host, { problem, reason })] };
}

function connectionOf(
  host: HostHandle,
  sources: Host['sources'],
): Pick<Host, 'connection' | 'reason'> {
  if (host.configProblem()) {
    return {
      connection: 'unreachable',
      reason: 'Its configuration cannot be used.',
    };
  }
  const answered = (source: Host['sources'][number]) =>
    ['live', 'forbidden', 'missing'].includes(source.state);
  const failing = sources.find(
    source => !answered(source) && source.reason !== undefined,
  );
  if (failing && !sources.some(answered)) {
    return { connection: 'unreachable', reason: failing.reason };
  }
  if (failing) {
    return { connection: 'stale', reason: failing.reason };
  }
  return {
    connection: sources.every(answered) ? 'live' : 'connecting',
  };
}
