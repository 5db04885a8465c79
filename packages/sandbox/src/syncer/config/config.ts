import { parse } from 'yaml';
import {
  configSecretName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Pod,
  PodSpec,
  Secret,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ChartValues, effectiveValues } from '../../helm';

/** What a syncer knows about its vcluster when it starts. */
export type TenantConfig = {
  vcluster: VclusterRef;
  /** Uid of the control-plane pod: a new pod is a new start. */
  podUid: string;
  /** Uid of the claim that keeps the virtual cluster's data. */
  claimUid?: string;
  /** The middle number of the vcluster's version: 25 of 0.25.2. */
  minor: number;
  /** Kubernetes version that the virtual API server reports. */
  kubernetesVersion: string;
  values: ChartValues;
};

/** A StatefulSet as far as the syncer reads it. */
export type StatefulSet = {
  spec: { replicas?: number; template: { spec: PodSpec } };
} & KubeObject;

/**
 * Reads the configuration that the chart stored.
 *
 * @throws Error when the Secret is missing: the real syncer does not start without it either.
 */
export async function readConfig(
  client: KubeClient,
  set: StatefulSet,
  pod: Pod,
  claim: KubeObject | undefined,
): Promise<TenantConfig> {
  const vcluster = {
    namespace: set.metadata.namespace!,
    name: set.metadata.labels?.release ?? set.metadata.name,
  };
  const name = configSecretName(vcluster.name);
  const secret = await getIfPresent<Secret>(client, RESOURCES.secrets, {
    namespace: vcluster.namespace,
    name,
  });
  const text = secret?.data?.['config.yaml'];
  if (text === undefined) {
    throw new Error(
      `vcluster ${vcluster.namespace}/${vcluster.name} has no configuration: Secret "${name}" is missing`,
    );
  }
  const { containers, initContainers = [] } = set.spec.template.spec;
  const version = tagOf(containers.find(each => each.name === 'syncer')?.image);
  return {
    vcluster,
    podUid: pod.metadata.uid!,
    claimUid: claim?.metadata.uid,
    minor: Number(version?.split('.')[1]),
    kubernetesVersion:
      tagOf(initContainers.find(each => each.name === 'kubernetes')?.image) ??
      'v1.36.0',
    values: effectiveValues(parse(Buffer.from(text, 'base64').toString())),
  };
}

function tagOf(image: string | undefined) {
  return image?.split('/').pop()?.split(':')[1];
}
