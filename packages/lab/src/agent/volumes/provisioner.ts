import {
  Controller,
  Informers,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type Claim = {
  spec: {
    accessModes?: string[];
    storageClassName?: string;
    volumeName?: string;
    resources?: { requests?: Record<string, string> };
  };
} & KubeObject;

type Volume = {
  status?: { phase?: string };
} & KubeObject;

/**
 * Makes a volume for every claim and takes it away when the claim is gone. Binding is the real controller's work; the
 * volumes point to nothing, because nothing mounts them.
 */
export function runVolumeProvisioner(
  client: KubeClient,
  informers: Informers,
  onError: (what: string, error: unknown) => void,
): Controller {
  const claims = informers.of<Claim>(RESOURCES.persistentVolumeClaims);
  const volumes = informers.of<Volume>(RESOURCES.persistentVolumes);
  return runController({
    client,
    informers,
    onError: (key, error) => onError(`volume ${key}`, error),
    kinds: [
      {
        resource: RESOURCES.persistentVolumeClaims,
        keys: claim => [`pvc-${claim.metadata.uid}`],
      },
      { resource: RESOURCES.persistentVolumes },
    ],
    reconcile: async name => {
      const claim = claims
        .list()
        .find(({ metadata }) => name === `pvc-${metadata.uid}`);
      const volume = volumes.get(name);
      if (claim && !volume) {
        await client.create(RESOURCES.persistentVolumes, volumeOf(name, claim));
      } else if (!claim && volume?.status?.phase === 'Released') {
        await deleteIfPresent(client, RESOURCES.persistentVolumes, { name });
      }
    },
  });
}

function volumeOf(name: string, { metadata, spec }: Claim) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      accessModes: spec.accessModes,
      capacity: { storage: spec.resources?.requests?.storage ?? '1Gi' },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: spec.storageClassName ?? '',
      hostPath: { path: `/nonexistent/${name}` },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: metadata.namespace,
        name: metadata.name,
        uid: metadata.uid,
      },
    },
  };
}
