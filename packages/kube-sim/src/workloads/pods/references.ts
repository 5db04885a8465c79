import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Container, Pod, Secret } from '../../controllerRuntime';

/** The Secrets and ConfigMaps of a pod's namespace. */
export type NamespaceContent = {
  secret(name: string): Secret | undefined;
  configMap(name: string): KubeObject | undefined;
  claim(name: string): KubeObject | undefined;
};

/** Why kubelet cannot start a container, in its words; undefined when it can. */
export function containerConfigError(
  container: Container,
  namespace: string,
  content: NamespaceContent,
): string | undefined {
  for (const { secretRef, configMapRef } of container.envFrom ?? []) {
    if (secretRef && !secretRef.optional && !content.secret(secretRef.name)) {
      return `secret "${secretRef.name}" not found`;
    }
    if (
      configMapRef &&
      !configMapRef.optional &&
      !content.configMap(configMapRef.name)
    ) {
      return `configmap "${configMapRef.name}" not found`;
    }
  }
  for (const { valueFrom } of container.env ?? []) {
    const problem =
      keyProblem('Secret', valueFrom?.secretKeyRef, namespace, name =>
        content.secret(name),
      ) ??
      keyProblem('ConfigMap', valueFrom?.configMapKeyRef, namespace, name =>
        content.configMap(name),
      );
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

function keyProblem(
  kind: 'Secret' | 'ConfigMap',
  reference: { name: string; key: string; optional?: boolean } | undefined,
  namespace: string,
  find: (name: string) => KubeObject | undefined,
): string | undefined {
  if (!reference || reference.optional) {
    return undefined;
  }
  const object = find(reference.name);
  if (!object) {
    return `${kind.toLowerCase()} "${reference.name}" not found`;
  }
  const data = { ...(object.data as object), ...(object.binaryData as object) };
  return reference.key in data
    ? undefined
    : `couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`;
}

/** Why a volume of the pod cannot be mounted, in kubelet's words; undefined when all can. */
export function volumeProblem(
  pod: Pod,
  content: NamespaceContent,
): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const secrets = [
      { name: volume.secret?.secretName, optional: volume.secret?.optional },
      ...(volume.projected?.sources ?? []).map(({ secret }) => ({
        name: secret?.name,
        optional: secret?.optional,
      })),
    ];
    const configMaps = [
      volume.configMap,
      ...(volume.projected?.sources ?? []).map(({ configMap }) => configMap),
    ];
    const missing =
      firstMissing('secret', secrets, content.secret) ??
      firstMissing('configmap', configMaps, content.configMap);
    if (missing) {
      return `MountVolume.SetUp failed for volume "${volume.name}" : ${missing}`;
    }
  }
  return undefined;
}

function firstMissing(
  kind: string,
  references: ({ name?: string; optional?: boolean } | undefined)[],
  find: (name: string) => unknown,
) {
  const missing = references.find(
    reference =>
      reference?.name && !reference.optional && !find(reference.name),
  );
  return missing ? `${kind} "${missing.name}" not found` : undefined;
}

/** Why the pod cannot be scheduled, in the scheduler's words; undefined when it can. */
export function schedulingProblem(
  pod: Pod,
  content: NamespaceContent,
): string | undefined {
  const missing = (pod.spec.volumes ?? [])
    .map(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName)
    .find(claim => claim && !content.claim(claim));
  return missing
    ? `0/1 nodes are available: persistentvolumeclaim "${missing}" not found. not found`
    : undefined;
}
