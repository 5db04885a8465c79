import { KubeObject, PERSISTENT_VOLUME_CLAIMS } from '../../client';
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
  const claims = context.informers.of<Claim>(PERSISTENT_VOLUME_CLAIMS);
  return context.run(
    'volume',
    [{ resource: PERSISTENT_VOLUME_CLAIMS }],
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
            PERSISTENT_VOLUME_CLAIMS,
            { name, namespace },
            { spec: { volumeName: `pvc-${uid}` } },
          );
      await context.writeStatus(PERSISTENT_VOLUME_CLAIMS, bound, {
        phase: 'Bound',
        accessModes: claim.spec.accessModes,
        capacity: claim.spec.resources?.requests,
      });
    },
  );
}
