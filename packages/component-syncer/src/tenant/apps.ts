import {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_ENABLED,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  KubeClient,
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

/** Reading stops after so many objects of a kind: what is beyond is not known. */
const MAX_OBJECTS = 5_000;

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
  return appId
    ? { namespace: object.metadata.namespace ?? '', appId }
    : undefined;
}

/**
 * Reads the apps of a vcluster, of all its namespaces.
 *
 * @throws KubeError
 */
export async function readApps(
  client: Pick<KubeClient, 'pages'>,
  signal: AbortSignal,
): Promise<App[]> {
  const apps: App[] = [];
  for (const { resource, path } of APP_KINDS) {
    let read = 0;
    for await (const { items } of client.pages(resource, { signal })) {
      apps.push(...items.flatMap(item => appIn(item, path) ?? []));
      read += items.length;
      if (read >= MAX_OBJECTS) {
        break;
      }
    }
  }
  return apps;
}
