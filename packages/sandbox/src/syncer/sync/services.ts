import { isEqual } from 'lodash';
import { keyOf } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { hostMetadata, placeLabels } from '../translate/metadata';
import { Service } from '../translate/podEnv';
import { withCopied } from './contents';
import { KindRules } from './KindSync';
import { replaceService } from './replaceService';
import { Sides } from './Sides';

/** Fields of a Service that the host decides. */
const HOSTS_OWN = [
  'clusterIP',
  'clusterIPs',
  'ipFamilies',
  'ipFamilyPolicy',
] as const;

/** Services with their selectors made to find the host's pods; addresses come back. */
export function serviceRules(sides: Sides): KindRules<Service> {
  const { placement } = sides;
  const copyOf = (virtual: Service): NewObject<Service> => {
    const { selector, nodePort: _, ...spec } = virtual.spec;
    const own: Service['spec'] = Object.fromEntries(
      Object.entries(spec).filter(
        ([field]) => !(HOSTS_OWN as readonly string[]).includes(field),
      ),
    );
    const headless = virtual.spec.clusterIP === 'None';
    return {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: hostMetadata(placement, virtual, sides.owner),
      spec: {
        ...own,
        ...(headless && { clusterIP: 'None' }),
        ...(selector && {
          selector: {
            ...selector,
            ...placeLabels(placement, virtual.metadata.namespace!),
          },
        }),
      },
    };
  };
  return {
    resource: RESOURCES.services,
    wanted: service => keyOf(service) !== 'default/kubernetes',
    toHost: copyOf,
    update: async (virtual, host) => {
      const copy = copyOf(virtual);
      const next = withCopied(
        host,
        { ...copy, spec: { ...host.spec, ...(copy.spec as Service['spec']) } },
        ['spec'],
      );
      if (!isEqual(next, host)) {
        await sides.host.client.replace(RESOURCES.services, next);
      }
      const { clusterIP, clusterIPs } = host.spec;
      if (clusterIP && clusterIP !== virtual.spec.clusterIP) {
        await replaceService(sides.virtual, {
          ...virtual,
          spec: { ...virtual.spec, clusterIP, clusterIPs },
        });
        return;
      }
      if (host.status && !isEqual(host.status, virtual.status)) {
        await sides.virtual.client.patch(
          RESOURCES.services,
          virtual.metadata,
          { status: host.status },
          { subresource: 'status' },
        );
      }
    },
  };
}
