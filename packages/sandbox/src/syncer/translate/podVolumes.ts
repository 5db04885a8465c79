import {
  ANNOTATION_TOKEN_PREFIX,
  sha256Hex,
} from 'backstage-plugin-dapr-vcluster-common';
import { Pod, Volume } from 'dapr-vcluster-kube-sim/controller-runtime';
import { Placement } from '../config/Placement';
import { hostFieldPath } from './podEnv';

type ProjectedSource = NonNullable<Volume['projected']>['sources'][number];

type DownwardItem = {
  path: string;
  fieldRef?: { apiVersion?: string; fieldPath: string };
  [field: string]: unknown;
};

/** Volumes of the host pod, and the annotations that carry what the host cannot project. */
export type TranslatedVolumes = {
  volumes: Volume[];
  tokens: Record<string, string>;
};

/**
 * Renames what volumes refer to. A service-account token of the vcluster cannot be projected by
 * the host's kubelet: the real syncer puts it into an annotation, in clear text. Here it is a
 * made-up text that opens nothing.
 */
export function hostVolumes(placement: Placement, pod: Pod): TranslatedVolumes {
  const namespace = pod.metadata.namespace!;
  const rename = (name: string) => placement.hostName({ namespace, name });
  const tokens: Record<string, string> = {};
  const project = (source: ProjectedSource, index: number): ProjectedSource => {
    const { secret, configMap, downwardAPI, serviceAccountToken } = source;
    if (serviceAccountToken) {
      const key = `${ANNOTATION_TOKEN_PREFIX}${letters(
        `${pod.metadata.uid}/${index}`,
      )}`;
      tokens[key] = `sandbox.token-of-${namespace}-${
        pod.spec.serviceAccountName ?? 'default'
      }.opens-nothing`;
      const { path } = serviceAccountToken as { path: string };
      const fieldRef = {
        apiVersion: 'v1',
        fieldPath: `metadata.annotations['${key}']`,
      };
      return { downwardAPI: { items: [{ fieldRef, mode: 420, path }] } };
    }
    return {
      ...source,
      ...(secret && { secret: { ...secret, name: rename(secret.name) } }),
      ...(configMap && {
        configMap: { ...configMap, name: rename(configMap.name) },
      }),
      ...(downwardAPI
        ? {
            downwardAPI: hostDownward(
              downwardAPI as { items?: DownwardItem[] },
            ),
          }
        : {}),
    };
  };
  const volumes = (pod.spec.volumes ?? []).map(volume => ({
    ...volume,
    ...(volume.secret && {
      secret: {
        ...volume.secret,
        secretName: rename(volume.secret.secretName),
      },
    }),
    ...(volume.configMap && {
      configMap: { ...volume.configMap, name: rename(volume.configMap.name) },
    }),
    ...(volume.persistentVolumeClaim && {
      persistentVolumeClaim: {
        ...volume.persistentVolumeClaim,
        claimName: rename(volume.persistentVolumeClaim.claimName),
      },
    }),
    ...(volume.projected && {
      projected: {
        ...volume.projected,
        sources: volume.projected.sources.map(project),
      },
    }),
    ...(volume.downwardAPI
      ? {
          downwardAPI: hostDownward(
            volume.downwardAPI as { items?: DownwardItem[] },
          ),
        }
      : {}),
  }));
  return { volumes, tokens };
}

function hostDownward(downward: { items?: DownwardItem[] }) {
  return {
    ...downward,
    items: downward.items?.map(item => ({
      ...item,
      ...(item.fieldRef && {
        fieldRef: {
          ...item.fieldRef,
          fieldPath: hostFieldPath(item.fieldRef.fieldPath),
        },
      }),
    })),
  };
}

// Eight lower-case letters, as in the real annotation's name, but the same on every run.
function letters(seed: string) {
  const hex = sha256Hex(seed).slice(0, 8);
  return [...hex]
    .map(digit => String.fromCharCode(97 + parseInt(digit, 16)))
    .join('');
}
