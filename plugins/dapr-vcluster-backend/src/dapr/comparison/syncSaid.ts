import {
  ANNOTATION_SYNC_STATUS,
  Finding,
  ResourceSync,
  SyncSaid,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { ResourceItem } from '../../inventory/model/model';
import { syncStatusOf } from '../write/syncStatus';

/** How long the Component syncer may take to say something of a change. */
const GRACE_MS = 30_000;

/** What the Component syncer says of an object in a vcluster, and what is to be said of that. */
export type SaidOfObject = { sync?: SyncSaid; findings: Finding[] };

/**
 * What a resource in a vcluster says of its copy. The tenant can write that too: it is shown as what it is, and decides
 * nothing. Undefined for resources that the Component syncer does not deal with.
 */
export function saidOf(
  { annotations, declared, createdAt }: ResourceItem,
  { sync: tenantSync }: Pick<Tenant, 'sync'>,
  now: number,
): SaidOfObject | undefined {
  if (!tenantSync || !declared) {
    return undefined;
  }
  const { generation, changedAt = createdAt } = declared;
  const isServed = tenantSync.state === 'served';
  const isLate =
    isServed &&
    changedAt !== undefined &&
    now - Date.parse(changedAt) > GRACE_MS;
  if (annotations[ANNOTATION_SYNC_STATUS] === undefined) {
    return { findings: isLate ? [lagging(undefined, changedAt)] : [] };
  }
  const said = syncStatusOf(metadataOf(annotations, 0));
  if (!said || said.state === 'pending') {
    return { sync: { state: 'unknown', outdated: false }, findings: [] };
  }
  const { state, reason } = said;
  const outdated = !syncStatusOf(metadataOf(annotations, generation));
  const sync = { state, ...(reason && { reason }), outdated };
  if (outdated) {
    return { sync, findings: isLate ? [lagging(state, changedAt)] : [] };
  }
  return { sync, findings: findingsOf(said) };
}

function metadataOf(
  annotations: Record<string, string>,
  generation: number,
): Parameters<typeof syncStatusOf>[0] {
  return { metadata: { name: '', annotations, generation } };
}

function lagging(
  state: string | undefined,
  changedAt: string | undefined,
): Finding {
  return {
    ruleId: 'syncer/lagging',
    severity: 'warning',
    title:
      state === undefined
        ? 'The Component syncer has not said anything of it yet.'
        : 'What the Component syncer says is about an earlier version of it.',
    evidence: [
      ...(changedAt ? [{ label: 'Changed', value: changedAt }] : []),
      ...(state
        ? [{ label: 'Said of the earlier version', value: state }]
        : []),
    ],
    fix: 'Look at the queue and the errors of this tenant on the page of the control plane, and read the log of the Component syncer.',
  };
}

function findingsOf({ state, reason, findings }: ResourceSync): Finding[] {
  const secrets = findings.filter(
    ({ ruleId }) => ruleId === 'sync/secret-missing',
  );
  const errors = findings.filter(({ severity }) => severity === 'error');
  switch (state) {
    case 'refused':
      return [
        finding('refused', 'error', {
          title: `The Component syncer refuses it: ${
            reason ?? 'no reason given'
          }`,
          causes: errors,
          fix: 'Fix what its Events in the vcluster name, and apply it again.',
        }),
      ];
    case 'conflict':
      return [
        finding('conflict', 'error', {
          title: `It is not copied, because the name is taken on the host: ${
            reason ?? 'no reason given'
          }`,
          causes: [],
          fix: 'Rename it, or delete the other resource: all namespaces of a vcluster share one host namespace.',
        }),
      ];
    case 'waiting':
      return [
        secrets.length > 0
          ? finding('waiting-for-secret', 'warning', {
              title: `It waits for a Secret: ${secrets[0].title}`,
              causes: secrets,
              fix: 'Create the Secret in the namespace of the resource.',
            })
          : finding('waiting', 'info', {
              title: `It waits: ${reason ?? 'no reason given'}`,
              causes: findings,
              fix: 'Start an app in its scopes, or make room among the Dapr resources of the vcluster.',
            }),
      ];
    case 'failed':
      return [
        finding('failed', 'error', {
          title: `The Component syncer tries again and again to copy it: ${
            reason ?? 'no reason given'
          }`,
          causes: [],
          fix: 'Read the log of the Component syncer for the answer of the host.',
        }),
      ];
    default:
      return [];
  }
}

/** The fix of the first cause, where there is one, is the one to do first; those of others are with their evidence. */
function finding(
  id: string,
  severity: Finding['severity'],
  parts: { title: string; causes: readonly Finding[]; fix: string },
): Finding {
  const { title, causes, fix } = parts;
  const [first] = causes;
  return {
    ruleId: `syncer/${id}`,
    severity,
    title: /[.!?…]$/.test(title) ? title : `${title}.`,
    ...(first?.field && { field: first.field }),
    evidence: [
      ...causes.map(({ ruleId, title: value, fix: remedy }, index) => ({
        label: ruleId,
        value: index === 0 ? value : `${value}. ${remedy}`,
      })),
      { label: 'Source', value: `annotation ${ANNOTATION_SYNC_STATUS}` },
    ],
    fix: first?.fix ?? fix,
  };
}
