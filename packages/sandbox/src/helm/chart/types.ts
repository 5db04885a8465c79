import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** The release that templates are rendered for. */
export type Release = { name: string; namespace: string; revision: number };

/** An object as a template writes it: no status, no server fields. */
export type Rendered = KubeObject & TypeMeta;
