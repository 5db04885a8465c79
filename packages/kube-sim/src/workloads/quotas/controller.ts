import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { ControllerContext } from '../shared/ControllerContext';
import { Service } from '../shared/kinds';
import { usedOf } from '../../quantities/quotaUse';

type ResourceQuota = {
  spec?: { hard?: Record<string, string> };
} & KubeObject;

/** Kinds of which only the number counts. */
const OTHERS = [RESOURCES.secrets, RESOURCES.configMaps, RESOURCES.endpoints];

/** Writes into every quota how much of it is used. The API server refuses what would exceed it. */
export function runQuotaController(context: ControllerContext) {
  const quotas = context.informers.of<ResourceQuota>(RESOURCES.resourceQuotas);
  const listOf = <T extends KubeObject>(resource: Resource) => {
    const informer = context.informers.of<T>(resource);
    return (namespace?: string) => informer.listIn(namespace);
  };
  const pods = listOf<Pod>(RESOURCES.pods);
  const services = listOf<Service>(RESOURCES.services);
  const claims = listOf(RESOURCES.persistentVolumeClaims);
  const others = OTHERS.map(({ plural, ...rest }) => ({
    plural,
    list: listOf({ plural, ...rest }),
  }));
  const quotasBeside = ({ metadata }: KubeObject) =>
    quotas
      .listIn(metadata.namespace)
      .map(quota => `${metadata.namespace}/${quota.metadata.name}`);
  const counted = [
    RESOURCES.pods,
    RESOURCES.services,
    RESOURCES.persistentVolumeClaims,
    ...OTHERS,
  ];
  return context.run(
    'resourcequota',
    [
      { resource: RESOURCES.resourceQuotas },
      ...counted.map(resource => ({ resource, keys: quotasBeside })),
    ],
    async key => {
      const quota = quotas.get(key);
      if (!quota || quota.metadata.deletionTimestamp) {
        return;
      }
      const { namespace } = quota.metadata;
      const hard = quota.spec?.hard ?? {};
      await context.writeStatus(RESOURCES.resourceQuotas, quota, {
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
