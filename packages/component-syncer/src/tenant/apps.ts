import {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_ENABLED,
  appIdProblem,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** An app of a vcluster that asks for a sidecar. */
export type App = { namespace: string; appId: string };

const batch = (kind: string, plural: string): Resource => ({
  apiVersion: 'batch/v1',
  kind,
  plural,
  namespaced: true,
});

/** Where pod templates are, by kind. */
export const APP_KINDS: ReadonlyArray<{ resource: Resource; path: string[] }> =
  [
    { resource: RESOURCES.pods, path: [] },
    { resource: RESOURCES.deployments, path: ['spec', 'template'] },
    { resource: RESOURCES.statefulSets, path: ['spec', 'template'] },
    {
      resource: {
        ...RESOURCES.replicaSets,
        kind: 'DaemonSet',
        plural: 'daemonsets',
      },
      path: ['spec', 'template'],
    },
    { resource: batch('Job', 'jobs'), path: ['spec', 'template'] },
    {
      resource: batch('CronJob', 'cronjobs'),
      path: ['spec', 'jobTemplate', 'spec', 'template'],
    },
  ];

/** The app in a pod template, if it asks for a sidecar and its app id can be told. */
export function appIn(object: KubeObject, path: string[]): App | undefined {
  const template = path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    object,
  ) as KubeObject | undefined;
  const annotations = template?.metadata?.annotations ?? {};
  const enabled = annotations[ANNOTATION_DAPR_ENABLED];
  if (enabled === undefined || /^(false|no|off|0|n|f)$/i.test(enabled)) {
    return undefined;
  }
  // Without the annotation it is the pod's name, which templates do not tell.
  const appId =
    annotations[ANNOTATION_DAPR_APP_ID] ||
    (path.length === 0 ? object.metadata.name : '');
  // Dapr refuses pods with any other app id.
  return appIdProblem(appId) === undefined
    ? { namespace: object.metadata.namespace ?? '', appId }
    : undefined;
}
