import { isEqual, pickBy } from 'lodash';
import {
  ContainerStatus,
  keyOf,
  Pod,
  PodStatus,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { hostMetadata, mergedAnnotations } from '../translate/metadata';
import { hostPod, namespaceLabels, podAnnotations } from '../translate/pod';
import { Service } from '../translate/podEnv';
import { bindPod } from './bindPod';
import { KindRules } from './KindSync';
import { Sides } from './Sides';

const DNS = 'kube-system/kube-dns';

/** Pods run on the host; what happens to them there is shown in the vcluster. */
export function podRules(sides: Sides, apiIp: string): KindRules<Pod> {
  const { placement, virtual, host, owner, config } = sides;
  const services = virtual.informers.of<Service>(RESOURCES.services);
  const namespaces = virtual.informers.of(RESOURCES.namespaces);
  const labelsOf = (namespace: string | undefined) =>
    namespaces.get(namespace ?? '')?.metadata.labels ?? {};

  return {
    resource: RESOURCES.pods,
    wanted: () => true,
    toHost: pod => {
      const dnsIp = hostAddress(DNS);
      // As the real syncer: no pod before the vcluster's DNS has its address.
      return dnsIp
        ? hostPod(pod, {
            placement,
            minor: config.minor,
            apiIp,
            dnsIp,
            services: services.list().map(withHostAddress),
            namespaceLabels: labelsOf(pod.metadata.namespace),
            owner,
          })
        : undefined;
    },
    update: async (pod, copy) => {
      const labels = { ...pod.metadata.labels, ...foreignLabels(pod, copy) };
      if (!isEqual(labels, pod.metadata.labels ?? {})) {
        await virtual.client.patch(RESOURCES.pods, pod.metadata, {
          metadata: { labels },
        });
        return;
      }
      await updateHost(pod, copy);
      if (copy.spec.nodeName && copy.spec.nodeName !== pod.spec.nodeName) {
        await bindPod(virtual.client, pod, copy.spec.nodeName);
      }
      const status = virtualStatus(pod, copy.status);
      if (status && !isEqual(status, pod.status)) {
        await virtual.client.replace(
          RESOURCES.pods,
          { ...pod, status },
          { subresource: 'status' },
        );
      }
    },
    onDeleting: async (pod, copy) => {
      if (!copy) {
        await removeNow(pod);
      }
    },
    onVanished: async pod => {
      if (!pod.status?.startTime) {
        return true;
      }
      // It ran and somebody took it away: a new pod must not take over its identity.
      await removeNow(pod);
      return false;
    },
  };

  /** The address a Service has on the host; its virtual twin shows it a moment later. */
  function hostAddress(key: string) {
    const [namespace, name] = key.split('/');
    const copy = host
      .of<Service>(RESOURCES.services)
      .get(keyOf({ metadata: placement.hostRef({ namespace, name }) }));
    return copy?.spec.clusterIP;
  }

  function withHostAddress(service: Service): Service {
    const clusterIP = hostAddress(keyOf(service)) ?? service.spec.clusterIP;
    return { ...service, spec: { ...service.spec, clusterIP } };
  }

  async function removeNow(pod: Pod) {
    await deleteIfPresent(virtual.client, RESOURCES.pods, pod.metadata, {
      preconditions: { uid: pod.metadata.uid },
      gracePeriodSeconds: 0,
    });
  }

  async function updateHost(pod: Pod, copy: Pod) {
    const wanted = hostMetadata(placement, pod);
    const annotations = mergedAnnotations(copy.metadata.annotations, {
      ...wanted.annotations,
      ...podAnnotations(pod),
    });
    const labels = {
      ...wanted.labels,
      ...namespaceLabels(placement, labelsOf(pod.metadata.namespace)),
    };
    if (
      !isEqual(labels, copy.metadata.labels) ||
      !isEqual(annotations, copy.metadata.annotations)
    ) {
      await host.client.replace(RESOURCES.pods, {
        ...copy,
        metadata: { ...copy.metadata, labels, annotations },
      });
    }
  }
}

/** Labels that the host put on the copy (an injector, a scheduler): the vcluster gets them too. */
function foreignLabels(pod: Pod, copy: Pod) {
  return pickBy(
    copy.metadata.labels,
    (_, key) =>
      !key.startsWith('vcluster.loft.sh/') &&
      pod.metadata.labels?.[key] === undefined,
  );
}

/** The copy's status without the containers that the host injected, which the vcluster does not know. */
export function virtualStatus(
  pod: Pod,
  status: PodStatus | undefined,
): PodStatus | undefined {
  if (!status) {
    return undefined;
  }
  const known = (
    containers: Array<{ name: string }> = [],
    statuses: ContainerStatus[] | undefined,
  ) =>
    statuses?.filter(each =>
      containers.some(container => container.name === each.name),
    );
  const { containerStatuses, initContainerStatuses, ...rest } = status;
  const own = known(pod.spec.containers, containerStatuses);
  const init = known(pod.spec.initContainers, initContainerStatuses);
  return {
    ...rest,
    ...(own && { containerStatuses: own }),
    ...(init?.length && { initContainerStatuses: init }),
  };
}
