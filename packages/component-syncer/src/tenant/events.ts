import {
  COMPONENT_SYNCER,
  Finding,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncAction, SyncEntry } from '../sync';
import { DaprResource } from '../sync';

/** An Event about an object of a vcluster. */
export type SyncEvent = {
  type: 'Normal' | 'Warning';
  reason:
    | 'Synced'
    | 'Refused'
    | 'Conflict'
    | 'WaitingForSecret'
    | 'WaitingForApps'
    | 'Waiting'
    | 'SyncFailed'
    | 'Restored'
    | 'RestartNeeded'
    | 'Restarting'
    | 'NotRestarted'
    | 'RestartFailed';
  message: string;
};

const SECRET_MISSING = 'sync/secret-missing';
const LIMITS = ['sync/limit', 'sync/app-limit'];

/** Longest message an API server takes. */
const MAX_MESSAGE = 1_024;

/** What an object's new state is told as. */
export function eventOf(entry: SyncEntry): SyncEvent {
  const { state, host, reason = '', findings, onHost } = entry;
  const kept = onHost ? ' The host keeps what was copied before.' : '';
  switch (state) {
    case 'synced': {
      const warnings = findings.filter(({ severity }) => severity !== 'info');
      return {
        type: warnings.length > 0 ? 'Warning' : 'Normal',
        reason: 'Synced',
        message: [
          `Copied to ${host.namespace}/${host.name} on the host.`,
          ...warnings.map(lineOf),
        ].join(' '),
      };
    }
    case 'refused': {
      const errors = findings.filter(({ severity }) => severity === 'error');
      const lines = errors.length > 0 ? errors.map(lineOf) : [reason];
      return warning('Refused', `${lines.join(' ')}${kept}`);
    }
    case 'conflict':
      return warning('Conflict', `${reason}.`);
    case 'waiting': {
      const missing = findings.filter(({ ruleId }) => isOfSyncer(ruleId));
      const fixes = missing.map(({ fix }) => ` ${fix}.`).join('');
      return warning(reasonOfWaiting(findings), `${reason}.${fixes}${kept}`);
    }
    default:
      return warning('SyncFailed', `It is being tried again: ${reason}${kept}`);
  }
}

/** What a repair of a copy is told as. */
export function repairOf(
  action: SyncAction | undefined,
  { kind, host }: SyncEntry,
): SyncEvent | undefined {
  return action === 'restored'
    ? {
        type: 'Warning',
        reason: 'Restored',
        message: `${kind} ${host.namespace}/${host.name} was changed or deleted on the host; it is again as declared.`,
      }
    : undefined;
}

/** What is told of an object that is gone while apps still have it loaded. */
export function leftLoaded(findings: readonly Finding[]): SyncEvent {
  return warning(
    'RestartNeeded',
    `Removed from the host. ${findings.map(lineOf).join(' ')}`,
  );
}

/** Writes an Event about an object. */
export async function writeEvent(
  client: Pick<KubeClient, 'create'>,
  {
    apiVersion,
    kind,
    metadata,
  }: Pick<DaprResource, 'apiVersion' | 'kind' | 'metadata'>,
  event: SyncEvent,
  now: Date,
): Promise<void> {
  const { namespace, name, uid } = metadata;
  const time = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const message =
    event.message.length > MAX_MESSAGE
      ? `${event.message.slice(0, MAX_MESSAGE - 1)}…`
      : event.message;
  await client.create(
    RESOURCES.events,
    {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { generateName: `${name.slice(0, 200)}.`, namespace },
      involvedObject: { apiVersion, kind, namespace, name, uid },
      reason: event.reason,
      message,
      type: event.type,
      count: 1,
      firstTimestamp: time,
      lastTimestamp: time,
      source: { component: COMPONENT_SYNCER },
      reportingComponent: COMPONENT_SYNCER,
      reportingInstance: COMPONENT_SYNCER,
    },
    { fieldManager: COMPONENT_SYNCER },
  );
}

function warning(reason: SyncEvent['reason'], message: string): SyncEvent {
  return { type: 'Warning', reason, message };
}

/** What an object waits for is said by the rules of the syncer itself. */
function isOfSyncer(ruleId: string): boolean {
  return [SECRET_MISSING, ...LIMITS].includes(ruleId);
}

function reasonOfWaiting(findings: SyncEntry['findings']): SyncEvent['reason'] {
  const ids = findings.map(({ ruleId }) => ruleId);
  if (ids.includes(SECRET_MISSING)) {
    return 'WaitingForSecret';
  }
  return LIMITS.some(id => ids.includes(id)) ? 'Waiting' : 'WaitingForApps';
}

function lineOf({ ruleId, title, fix, field }: SyncEntry['findings'][number]) {
  return `${ruleId}${field ? ` (${field})` : ''}: ${title}. ${fix}.`;
}
