import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { uniqBy } from 'lodash';
import { ReleaseCondition, ReleaseItem } from '../model/model';
import { baseOf } from '../projections/metadata';
import { Application, failureOf, IN_CLUSTER, textOf } from './application';

/** Keeps Applications of the vcluster chart on the host itself; any other is undefined. Its values are not kept. */
export function projectApplication(
  object: KubeObject,
): ReleaseItem | undefined {
  const application = object as Application;
  const { metadata, spec = {} } = application;
  const { source, destination = {} } = spec;
  const isHere =
    destination.server?.replace(/\/$/, '') === IN_CLUSTER.server ||
    destination.name === IN_CLUSTER.name;
  if (source?.chart !== 'vcluster' || !isHere || !destination.namespace) {
    return undefined;
  }
  return {
    ...baseOf(object),
    tool: 'argocd',
    releaseName: source.helm?.releaseName ?? metadata.name,
    targetNamespace: destination.namespace,
    version: source.targetRevision,
    suspended: false,
    outdated: false,
    failure: failureOf(application),
    conditions: conditionsOf(application),
  };
}

/** Sync status, health and the last operation as conditions, and Argo CD's own, which are all about trouble. */
function conditionsOf({ status = {} }: Application): ReleaseCondition[] {
  const { sync, health, operationState, conditions = [] } = status;
  return [
    ...(sync?.status
      ? [
          {
            type: 'Synced',
            status: truth(sync.status, 'Synced', 'OutOfSync'),
            reason: sync.status,
            ...(sync.revision && { message: `Revision ${sync.revision}` }),
          },
        ]
      : []),
    ...(health?.status
      ? [
          {
            type: 'Healthy',
            status: truth(health.status, 'Healthy', 'Degraded', 'Missing'),
            reason: health.status,
            ...(health.message && { message: textOf(health.message) }),
          },
        ]
      : []),
    ...(operationState?.phase
      ? [
          {
            type: 'LastSync',
            status: truth(operationState.phase, 'Succeeded', 'Failed', 'Error'),
            reason: operationState.phase,
            ...(operationState.message && {
              message: textOf(operationState.message),
            }),
            lastTransitionTime: operationState.finishedAt,
          },
        ]
      : []),
    ...uniqBy(conditions, 'type').map(
      ({ type = '', message, lastTransitionTime }) => ({
        type,
        status: 'True' as const,
        message: textOf(message),
        lastTransitionTime,
      }),
    ),
  ];
}

function truth(
  value: string,
  yes: string,
  ...no: string[]
): ReleaseCondition['status'] {
  if (value === yes) {
    return 'True';
  }
  return no.includes(value) ? 'False' : 'Unknown';
}
