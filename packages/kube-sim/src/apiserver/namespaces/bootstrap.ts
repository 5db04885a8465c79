import { bootstrapRoles } from '../authz/bootstrapRoles';
import { loadObjects, LoadTarget } from '../crd/restore';
import { KubeObject } from '../meta/types';

const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** Loads what every cluster is born with, unless it is there already. */
export function bootstrap(context: LoadTarget): void {
  const objects = [...NAMESPACES.map(namespace), ...bootstrapRoles()];
  loadObjects(
    context,
    objects.filter(object => {
      const kind = context.kinds.ofObject(object);
      const { name = '' } = object.metadata;
      return kind && !context.store.get(kind.storage, undefined, name);
    }),
  );
}

function namespace(name: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}
