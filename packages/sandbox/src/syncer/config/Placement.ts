import {
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  multiNamespaceHostNamespace,
  multiNamespaceRootCaName,
  singleNamespaceName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Namespace and name of a namespaced object. */
export type Ref = {
  namespace: string;
  name: string;
};

const ROOT_CA = 'kube-root-ca.crt';

/** Where a vcluster's namespaced objects live on its host, and back. */
export class Placement {
  readonly vcluster: VclusterRef;
  readonly mode: 'single' | 'multi';

  constructor(
    vcluster: VclusterRef,
    /** `multi`: a host namespace per virtual one, names kept. `single`: all in one, renamed. */
    mode: 'single' | 'multi',
  ) {
    this.vcluster = vcluster;
    this.mode = mode;
  }

  /** The namespace that holds all host objects; undefined when there are several. */
  get onlyNamespace() {
    return this.mode === 'single' ? this.vcluster.namespace : undefined;
  }

  hostNamespace(virtualNamespace: string) {
    const { namespace, name } = this.vcluster;
    return this.mode === 'single'
      ? namespace
      : multiNamespaceHostNamespace(virtualNamespace, namespace, name);
  }

  hostRef({ namespace, name }: Ref): Ref {
    return {
      namespace: this.hostNamespace(namespace),
      name: this.hostName({ namespace, name }),
    };
  }

  hostName({ namespace, name }: Ref) {
    if (this.mode === 'single') {
      return singleNamespaceName(name, namespace, this.vcluster.name);
    }
    return name === ROOT_CA
      ? multiNamespaceRootCaName(name, this.vcluster.name)
      : name;
  }

  /** The virtual identity of a host object of this vcluster; undefined for all others. */
  virtualRef(host: KubeObject): Ref | undefined {
    const annotations = host.metadata.annotations ?? {};
    const name = annotations[ANNOTATION_OBJECT_NAME];
    const namespace = annotations[ANNOTATION_OBJECT_NAMESPACE];
    if (name === undefined || namespace === undefined) {
      return undefined;
    }
    const place = this.hostRef({ namespace, name });
    const fits =
      place.namespace === host.metadata.namespace &&
      place.name === host.metadata.name &&
      annotations[ANNOTATION_OBJECT_HOST_NAME] === place.name;
    return fits ? { namespace, name } : undefined;
  }
}
