import {
  KubeObject,
  NewObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod, PodTemplate } from '../../controllerRuntime';
import { controllerReference } from '../shared/ownership';

/** A new pod of a workload; the name is the server's to choose unless given. */
export function podOf(
  owner: KubeObject & TypeMeta,
  template: PodTemplate,
  overrides: {
    name?: string;
    labels?: Record<string, string>;
    spec?: Partial<Pod['spec']>;
  } = {},
): NewObject<Pod> {
  const { labels, annotations } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(overrides.name && { name: overrides.name }),
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      labels: { ...labels, ...overrides.labels },
      ...(annotations && { annotations }),
      ownerReferences: [controllerReference(owner)],
    },
    spec: { ...template.spec, ...overrides.spec },
  };
}
