import {
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import type { ObjectFile } from '../../platform/evaluation';

/** Parts of an object that servers write. */
const SERVER_METADATA = [
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'creationTimestamp',
  'selfLink',
  'ownerReferences',
];

/** An object as the file it could have been applied from; its path names side, namespace, kind and name. */
export function tenantFile(
  side: 'virtual' | 'host',
  { kind, apiVersion }: Resource,
  { status: _, metadata, ...rest }: KubeObject,
): ObjectFile {
  const { namespace, name } = metadata;
  const kept = Object.entries(metadata).filter(
    ([key]) => !SERVER_METADATA.includes(key),
  );
  return {
    path: `${side}/${namespace}/${kind}/${name}.yaml`,
    object: {
      ...rest,
      apiVersion,
      kind,
      metadata: Object.fromEntries(kept),
    },
  };
}
