import { appIdOf } from 'backstage-plugin-dapr-vcluster-common/rules';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { sidecarAnnotations } from './annotations';
import { daprdContainer } from './container';
import { appEnv } from './env';
import { InjectorSettings } from './settings';
import { addedVolumes, daprdMounts } from './volumes';

/** One step of a JSON patch; the injector only ever adds. */
export type AddOperation = {
  op: 'add';
  path: string;
  value: unknown;
};

const add = (path: string, value: unknown): AddOperation => ({
  op: 'add',
  path,
  value,
});

/**
 * The patch that injects the sidecar into a pod. `namespace` is the one of the
 * admission request, which the pod itself may leave out.
 */
export function injectionPatch(
  pod: Pod,
  namespace: string,
  settings: InjectorSettings,
): AddOperation[] {
  const annotations = sidecarAnnotations(pod.metadata.annotations);
  const appId = appIdOf(pod);
  const native = annotations.flag(
    'enable-native-sidecar',
    settings.nativeSidecar,
  );
  const mounts = daprdMounts(annotations, settings, pod.spec);
  const container = {
    ...daprdContainer(annotations, settings, { appId, namespace }),
    ...(mounts.length && { volumeMounts: mounts }),
    ...(native && { restartPolicy: 'Always' }),
  };
  return [
    ...labels(pod, {
      'dapr.io/sidecar-injected': 'true',
      'dapr.io/app-id': appId,
      'dapr.io/metrics-enabled': `${annotations.flag('enable-metrics', true)}`,
    }),
    ...addToList('/spec/volumes', pod.spec.volumes, addedVolumes(settings)),
    ...(native
      ? addToList('/spec/initContainers', pod.spec.initContainers, [container])
      : addToList('/spec/containers', pod.spec.containers, [container])),
    ...pod.spec.containers.flatMap((each, index) => {
      const missing = appEnv(annotations).filter(
        variable => !each.env?.some(({ name }) => name === variable.name),
      );
      return addToList(`/spec/containers/${index}/env`, each.env, missing);
    }),
  ];
}

function labels(pod: Pod, added: Record<string, string>): AddOperation[] {
  const current = pod.metadata.labels;
  return [
    ...(current ? [] : [add('/metadata/labels', {})]),
    ...Object.entries(added).map(([label, value]) =>
      add(`/metadata/labels/${label.replace('/', '~1')}`, value),
    ),
  ];
}

function addToList<T extends { name: string }>(
  path: string,
  current: T[] | undefined,
  added: T[],
): AddOperation[] {
  const missing = added.filter(
    item => !current?.some(({ name }) => name === item.name),
  );
  if (missing.length === 0) {
    return [];
  }
  return current?.length
    ? missing.map(item => add(`${path}/-`, item))
    : [add(path, missing)];
}
