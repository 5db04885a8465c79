import { isEqual } from 'lodash';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { contentRules } from './contents';
import { KindRules } from './KindSync';
import { Sides } from './Sides';

type Claim = {
  spec: Record<string, unknown>;
  status?: Record<string, unknown>;
} & KubeObject;

/** Claims are made on the host, where the storage is; what they got comes back. */
export function claimRules(sides: Sides): KindRules<Claim> {
  const rules = contentRules<Claim>(sides, {
    resource: RESOURCES.persistentVolumeClaims,
    fields: ['spec'],
    wanted: () => true,
  });
  return {
    ...rules,
    update: async (virtual, host) => {
      await rules.update({ ...virtual, spec: host.spec }, host);
      if (host.status && !isEqual(host.status, virtual.status)) {
        await sides.virtual.client.patch(
          RESOURCES.persistentVolumeClaims,
          virtual.metadata,
          { status: host.status },
          { subresource: 'status' },
        );
      }
    },
    onDeleting: async (virtual, host) => {
      // The protection finalizer is the host's business; the claim goes when its copy is gone.
      if (!host) {
        await sides.virtual.client.patch(
          RESOURCES.persistentVolumeClaims,
          virtual.metadata,
          { metadata: { finalizers: null } },
        );
      }
    },
  };
}
