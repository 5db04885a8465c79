import { Finding, minorOf } from 'backstage-plugin-dapr-vcluster-common';
import { version as ownVersion } from 'dapr-vcluster-component-syncer/package.json';
import {
  isForbidden,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, SYNCER_ROLE } from '../../platform/hosts';
import { readSyncerState, SyncerState } from '../../syncer';

/** What is known of the Component syncer that copies a tenant's Dapr resources. */
export type SyncerFacts = SyncerState & {
  /** Whether it may read the Secrets of the tenant; undefined while that is not known. */
  mayRead?: boolean;
  /** Who reads them, `<namespace>/<name>`. */
  account?: string;
};

/** Reads what is known of the Component syncer of a tenant. */
export async function readSyncerFacts(
  host: HostHandle,
  namespace: string,
): Promise<SyncerFacts> {
  const { serviceAccount: account } = host.componentSyncer;
  const [state, mayRead] = await Promise.all([
    readSyncerState(host),
    maySyncerRead(host, namespace),
  ]);
  return {
    ...state,
    ...(mayRead !== undefined && { mayRead }),
    ...(account && { account: `${account.namespace}/${account.name}` }),
  };
}

/**
 * The embedded syncer has the rights of the portal. That another one may read is seen at a RoleBinding for it; without
 * one, it can only have its rights on the whole host.
 */
async function maySyncerRead(
  { client, componentSyncer, rights }: HostHandle,
  namespace: string,
): Promise<boolean | undefined> {
  const { mode, serviceAccount: account } = componentSyncer;
  if (mode === 'embedded') {
    return (await rights.state(namespace)) !== 'missing';
  }
  if (mode === 'off' || !account) {
    return undefined;
  }
  try {
    const { items } = await client.list<
      KubeObject & { subjects?: Array<{ namespace?: string; name?: string }> }
    >(RESOURCES.roleBindings, { namespace });
    return items.some(({ subjects = [] }) =>
      subjects.some(
        each =>
          each.name === account.name && each.namespace === account.namespace,
      ),
    );
  } catch (error) {
    if (isForbidden(error)) {
      return undefined;
    }
    throw error;
  }
}

const FIX: Record<SyncerFacts['mode'], string> = {
  embedded:
    'Apply manifests/rbac-component-syncer.yaml of the backend package, and look into the log of the backend for "Component syncer"',
  external:
    'Install the chart component-syncer on the host, or set daprVcluster.componentSyncer.namespace to the namespace of its Leases',
  off: 'Set daprVcluster.componentSyncer to embedded or external, or give the tenant profile oss-hostmanaged',
};

/** What is wrong with the Component syncer, worst first. */
export function evaluateSyncerFacts(
  facts: SyncerFacts | undefined,
  own = ownVersion,
): Finding[] {
  if (!facts) {
    return [];
  }
  const { mode, state, reason, versions, mayRead, account } = facts;
  if (state === 'not-running') {
    return [
      finding('error', {
        title: `No Component syncer copies the Dapr resources of the vcluster: ${reason}`,
        fix: FIX[mode],
      }),
    ];
  }
  const old = versions.filter(version => isOther(version, own));
  return [
    ...(mayRead === false ? [mayNotRead(account)] : []),
    ...(old.length > 0
      ? [
          finding('warning', {
            title: `The Component syncer on the host has version ${old.join(
              ', ',
            )}, the portal is made for ${own}`,
            fix: 'Upgrade the older one of the two',
          }),
        ]
      : []),
  ];
}

function mayNotRead(account: string | undefined): Finding {
  return account
    ? finding('warning', {
        title: `No RoleBinding in the host namespace of the vcluster lets the Component syncer (${account}) read its Secrets, the kubeconfig among them`,
        fix: `Bind ClusterRole ${SYNCER_ROLE} to it there`,
      })
    : finding('error', {
        title:
          'The Component syncer may not read the Secrets in the host namespace of the vcluster, the kubeconfig among them',
        fix: 'Apply manifests/rbac.yaml of the backend package',
      });
}

/** Another minor version; what is no version, such as a development build, is not compared. */
function isOther(version: string, own: string): boolean {
  const [a, b] = [minorOf(version), minorOf(own)];
  return Boolean(a && b) && String(a) !== String(b);
}

function finding(
  severity: Finding['severity'],
  { title, fix }: { title: string; fix: string },
): Finding {
  return { ruleId: 'G13/component-syncer', severity, title, fix, evidence: [] };
}
