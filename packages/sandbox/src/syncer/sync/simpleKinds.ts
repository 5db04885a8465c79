import { ANNOTATION_FORCE_SYNC } from 'backstage-plugin-dapr-vcluster-common';
import { keyOf, Pod, Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Service } from '../translate/podEnv';
import { contentRules } from './contents';
import { KindRules, KindSync } from './KindSync';
import { Sides } from './Sides';
import { UsedNames, usedBy } from './used';

type ConfigMap = {
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
} & KubeObject;

type Endpoints = {
  subsets?: unknown[];
} & KubeObject;

const forced = ({ metadata }: KubeObject) =>
  metadata.annotations?.[ANNOTATION_FORCE_SYNC] === 'true';

/** Secrets that a pod uses, that are marked, or all of them. */
export function secretRules(sides: Sides): KindRules<Secret> {
  const { all } = sides.config.values.sync.toHost.secrets;
  return contentRules<Secret>(sides, {
    resource: RESOURCES.secrets,
    fields: ['data', 'type', 'immutable'],
    wanted: secret => {
      const account = secret.type === 'kubernetes.io/service-account-token';
      return (
        !account && (all || forced(secret) || isUsed(sides, secret, 'secrets'))
      );
    },
  });
}

/** ConfigMaps that a pod uses, that are marked, or all of them. */
export function configMapRules(sides: Sides): KindRules<ConfigMap> {
  const { all } = sides.config.values.sync.toHost.configMaps;
  return contentRules<ConfigMap>(sides, {
    resource: RESOURCES.configMaps,
    fields: ['data', 'binaryData', 'immutable'],
    wanted: configMap =>
      all || forced(configMap) || isUsed(sides, configMap, 'configMaps'),
  });
}

/** Endpoints of Services without a selector; the others get theirs from the host. */
export function endpointsRules(sides: Sides): KindRules<Endpoints> {
  const services = sides.virtual.informers.of<Service>(RESOURCES.services);
  return contentRules<Endpoints>(sides, {
    resource: RESOURCES.endpoints,
    fields: ['subsets'],
    wanted: endpoints => {
      const service = services.get(keyOf(endpoints));
      return (
        keyOf(endpoints) !== 'default/kubernetes' &&
        service !== undefined &&
        !service.spec.selector
      );
    },
  });
}

function isUsed(
  sides: Sides,
  { metadata }: KubeObject,
  which: keyof UsedNames,
) {
  const pods = sides.virtual.informers
    .of<Pod>(RESOURCES.pods)
    .listIn(metadata.namespace);
  return pods.some(pod => usedBy(pod)[which].includes(metadata.name));
}

/** Looks at Secrets and ConfigMaps again when the pods that use them come and go. */
export function followUse(
  sides: Sides,
  secrets: KindSync<Secret>,
  configMaps: KindSync<ConfigMap>,
) {
  return sides.virtual.informers
    .of<Pod>(RESOURCES.pods)
    .subscribe(({ before, after }) => {
      const pod = (after ?? before)!;
      const { namespace } = pod.metadata;
      const used = usedBy(pod);
      used.secrets.forEach(name => secrets.enqueue({ namespace, name }));
      used.configMaps.forEach(name => configMaps.enqueue({ namespace, name }));
    });
}
