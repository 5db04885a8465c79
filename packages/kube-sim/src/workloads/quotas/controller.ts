import {
  CONFIG_MAPS,
  ENDPOINTS,
  KubeObject,
  PERSISTENT_VOLUME_CLAIMS,
  Pod,
  PODS,
  Resource,
  RESOURCE_QUOTAS,
  SECRETS,
  SERVICES,
} from '../../client';
import { ControllerContext } from '../shared/ControllerContext';
import { Service } from '../shared/kinds';
import { usedOf } from './used';

type ResourceQuota = {
  spec?: { hard?: Record<string, string> };
} & KubeObject;

/** Kinds of which only the number counts. */
const OTHERS = [SECRETS, CONFIG_MAPS, ENDPOINTS];

/** Writes into every quota how much of it is used. Nothing is refused when it is used up. */
export function runQuotaController(context: ControllerContext) {
  const quotas = context.informers.of<ResourceQuota>(RESOURCE_QUOTAS);
  const listOf = <T extends KubeObject>(resource: Resource) => {
    const informer = context.informers.of<T>(resource);
    return (namespace?: string) => informer.listIn(namespace);
  };
  const pods = listOf<Pod>(PODS);
  const services = listOf<Service>(SERVICES);
  const claims = listOf(PERSISTENT_VOLUME_CLAIMS);
  const others = OTHERS.map(({ plural, ...rest }) => ({
    plural,
    list: listOf({ plural, ...rest }),
  }));
  const quotasBeside = ({ metadata }: KubeObject) =>
    quotas
      .listIn(metadata.namespace)
      .map(quota => `${metadata.namespace}/${quota.metadata.name}`);
  const counted = [PODS, SERVICES, PERSISTENT_VOLUME_CLAIMS, ...OTHERS];
  return context.run(
    'resourcequota',
    [
      { resource: RESOURCE_QUOTAS },
      ...counted.map(resource => ({ resource, keys: quotasBeside })),
    ],
    async key => {
      const quota = quotas.get(key);
      if (!quota || quota.metadata.deletionTimestamp) {
        return;
      }
      const { namespace } = quota.metadata;
      const hard = quota.spec?.hard ?? {};
      await context.writeStatus(RESOURCE_QUOTAS, quota, {
        hard,
        used: usedOf(hard, {
          pods: pods(namespace),
          services: services(namespace),
          claims: claims(namespace),
          others: Object.fromEntries(
            others.map(({ plural, list }) => [plural, list(namespace).length]),
          ),
        }),
      });
    },
  );
}
