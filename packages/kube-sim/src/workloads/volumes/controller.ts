import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ControllerContext } from '../shared/ControllerContext';

type Claim = {
  spec: {
    accessModes?: string[];
    resources?: { requests?: { storage?: string } };
    volumeName?: string;
  };
  status?: { phase?: string };
} & KubeObject;

/** Binds every volume claim at once; the volumes themselves are not simulated. */
export function runVolumeController(context: ControllerContext) {
  const claims = context.informers.of<Claim>(RESOURCES.persistentVolumeClaims);
  return context.run(
    'volume',
    [{ resource: RESOURCES.persistentVolumeClaims }],
    async key => {
      const claim = claims.get(key);
      if (
        !claim ||
        claim.metadata.deletionTimestamp ||
        claim.status?.phase === 'Bound'
      ) {
        return;
      }
      const { name, namespace, uid } = claim.metadata;
      const bound = claim.spec.volumeName
        ? claim
        : await context.client.patch<Claim>(
            RESOURCES.persistentVolumeClaims,
            { name, namespace },
            { spec: { volumeName: `pvc-${uid}` } },
          );
      await context.writeStatus(RESOURCES.persistentVolumeClaims, bound, {
        phase: 'Bound',
        accessModes: claim.spec.accessModes,
        capacity: claim.spec.resources?.requests,
      });
    },
  );
}
