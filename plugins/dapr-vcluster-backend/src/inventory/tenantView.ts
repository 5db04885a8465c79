import {
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OWNER,
  ANNOTATION_PRESET,
  Finding,
  formatTenantRef,
  supportOf,
  syncerServiceAccount,
  Tenant,
  TenantRef,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { evaluateSyncer } from './injector/evaluateSyncer';
import { HostHandle } from '../platform/hosts';
import { syncFindings, SyncerSeen, syncOf } from './componentSyncer';
import { DaprFacts } from './dapr';
import { lifecycleView } from './lifecycleView';
import { Members, membersOf, quotasOf } from './members';
import { phaseOf } from './phase';
import { profileOf } from './profile';
import { HostState } from './model/hostState';
import { FullResource, fullResources, quotaFull } from './quota';
import { revisionOf } from './revision';
import { isKnown } from './model/sources';
import { parseRecord, shownUpgrade } from './model/upgradeRecord';
import { Placement } from './model/placement';

/** A tenant at one moment, without what changes by itself (age of the data); `revision` covers its objects too. */
export type TenantView = {
  tenant: Omit<Tenant, 'freshness'>;
  revision: string;
};

/** What a view is made from. */
export type ViewInput = {
  host: Pick<HostHandle, 'name' | 'defaultOwner'>;
  placement: Placement;
  sharing: readonly VclusterRef[];
  state: HostState;
  dapr: DaprFacts;
  syncer: SyncerSeen;
  now: Date;
};

/** Builds the view of one tenant and collects its objects; pure. */
export function viewTenant(input: ViewInput): TenantView & Members {
  const { placement, state, sharing } = input;
  const members = membersOf(placement, sharing, state);
  const tenant = describeTenant(input, members);
  return { ...members, tenant, revision: revisionOf([tenant, members]) };
}

function describeTenant(
  { host, placement, state, dapr, now, sharing, syncer }: ViewInput,
  members: Members,
): TenantView['tenant'] {
  const { own, workload, release } = placement;
  const ref: TenantRef = { host: host.name, ...placement.ref };
  const chartVersion = workload?.version ?? release?.version;
  const support = supportOf('vcluster', chartVersion, now);
  const { phase, reason } = phaseOf(placement, state, now);
  const full = fullResources(quotasOf(placement, sharing, state), members.pods);
  const profile = profileOf(placement, chartVersion);
  const createdAt = (workload ?? release ?? own)?.createdAt;
  const { findings, ...lifecycle } = lifecycleView(placement);
  const sync = syncOf({ ref, phase, ...profile }, syncer);
  return {
    id: formatTenantRef(ref),
    ref,
    // Whose a tenant is when its namespace cannot be seen is unknown, not the default.
    owner: own && (own.annotations[ANNOTATION_OWNER] ?? host.defaultOwner),
    ...profile,
    preset: own?.annotations[ANNOTATION_PRESET],
    registered: own && own.annotations[ANNOTATION_OWNER] !== undefined,
    phase,
    reason,
    chartVersion,
    support,
    createdAt,
    labels: own?.labels ?? {},
    hostNamespaces: [
      { name: ref.namespace },
      ...placement.mapped.map(({ name, annotations }) => ({
        name,
        virtualName: annotations[ANNOTATION_OBJECT_NAME],
      })),
    ],
    counts: countsOf(state, members),
    ...(full.length > 0 && {
      quotaFull: [...new Set(full.map(({ resource }) => resource))],
    }),
    conditions: conditionsOf(placement),
    findings: [
      ...findingsOf(placement, { dapr, support, sharing, phase, full }),
      ...findings,
      ...syncFindings(sync, syncer, { ref, createdAt, phase }, now),
    ],
    ...(sync && { sync }),
    syncerServiceAccount: `${ref.namespace}:${syncerServiceAccount(ref.name)}`,
    provisioner: release?.tool,
    ...upgradeOf(own),
    ...lifecycle,
  };
}

function upgradeOf(own: Placement['own']): Pick<Tenant, 'upgrade'> {
  const record = parseRecord(own?.annotations);
  return record ? { upgrade: shownUpgrade(record) } : {};
}

function countsOf(state: HostState, { pods, components }: Members) {
  const injected = pods.filter(pod => pod.daprd);
  return {
    ...(isKnown(state, 'components.dapr.io') && {
      components: components.length,
    }),
    ...(isKnown(state, 'pods') && {
      sidecars: injected.length,
      sidecarsReady: injected.filter(pod => pod.daprd?.status?.ready).length,
      notInjected: pods.length - injected.length,
    }),
  };
}

function conditionsOf({ workload, release }: Placement): Tenant['conditions'] {
  const ready = workload && workload.readyReplicas > 0;
  return [
    ...(workload
      ? [
          {
            type: 'ControlPlaneReady',
            status: ready ? ('True' as const) : ('False' as const),
            message: `${workload.readyReplicas} of ${workload.replicas} replicas are ready`,
          },
        ]
      : []),
    ...(release?.conditions ?? []),
  ];
}

function findingsOf(
  placement: Placement,
  facts: {
    dapr: DaprFacts;
    support: Tenant['support'];
    sharing: readonly VclusterRef[];
    phase: Tenant['phase'];
    full: readonly FullResource[];
  },
): Finding[] {
  const { ref, mapped } = placement;
  const syncer = evaluateSyncer(ref, facts.dapr.injector);
  const orphaned = facts.phase === 'orphaned';
  const left =
    mapped.length > 0 ? mapped.map(({ name }) => name) : [ref.namespace];
  return [
    ...(facts.support.state === 'end-of-life'
      ? [endOfLife(facts.support)]
      : []),
    ...(syncer && !orphaned ? [syncer] : []),
    ...(orphaned ? [leftBehind(left)] : []),
    ...(facts.sharing.length > 1 ? [shared(ref, facts.sharing)] : []),
    ...(facts.full.length > 0 ? [quotaFull(facts.full)] : []),
  ];
}

function endOfLife({ endOfLife: day, asOf }: Tenant['support']): Finding {
  return {
    ruleId: 'tenant/end-of-life',
    severity: 'warning',
    title: 'This version of vcluster gets no fixes any more.',
    evidence: [
      ...(day ? [{ label: 'End of life', value: day }] : []),
      ...(asOf ? [{ label: 'As of', value: asOf }] : []),
    ],
    fix: 'Move the tenant to a supported version when its profile allows it.',
  };
}

function leftBehind(namespaces: string[]): Finding {
  return {
    ruleId: 'tenant/orphaned',
    severity: 'error',
    title:
      'The vcluster was uninstalled, but its namespaces, pods or Dapr resources are still on the host.',
    evidence: namespaces.map(value => ({ label: 'Namespace', value })),
    fix: 'Delete the tenant: that removes what it left behind.',
  };
}

function shared(ref: VclusterRef, sharing: readonly VclusterRef[]): Finding {
  return {
    ruleId: 'tenant/shared-namespace',
    severity: 'error',
    title:
      'Several vclusters share this host namespace: their Dapr Components, Secrets and app ids mix.',
    evidence: sharing
      .filter(({ name }) => name !== ref.name)
      .map(({ name }) => ({ label: 'Other vcluster', value: name })),
    fix: 'Give each vcluster a host namespace of its own.',
  };
}
