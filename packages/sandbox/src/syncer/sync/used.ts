import { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';

/** Names of the objects of one namespace that a pod refers to. */
export type UsedNames = {
  secrets: string[];
  configMaps: string[];
};

/** What a pod needs on the host besides itself. */
export function usedBy(pod: Pod): UsedNames {
  const { containers, initContainers = [], volumes = [] } = pod.spec;
  const all: Container[] = [...containers, ...initContainers];
  const env = all.flatMap(each => each.env ?? []).map(each => each.valueFrom);
  const from = all.flatMap(each => each.envFrom ?? []);
  const projected = volumes.flatMap(each => each.projected?.sources ?? []);
  const pull =
    (pod.spec.imagePullSecrets as Array<{ name: string }> | undefined) ?? [];
  const present = (names: Array<string | undefined>) => [
    ...new Set(names.filter(name => name !== undefined)),
  ];
  return {
    secrets: present([
      ...env.map(each => each?.secretKeyRef?.name),
      ...from.map(each => each.secretRef?.name),
      ...volumes.map(each => each.secret?.secretName),
      ...projected.map(each => each.secret?.name),
      ...pull.map(each => each.name),
    ]),
    configMaps: present([
      ...env.map(each => each?.configMapKeyRef?.name),
      ...from.map(each => each.configMapRef?.name),
      ...volumes.map(each => each.configMap?.name),
      ...projected.map(each => each.configMap?.name),
    ]),
  };
}
