import { Informers, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_NAMESPACE } from '../control-plane/objects';
import { ControlPlaneServer } from '../sidecar';

/** The kinds that tell whether the control plane answers. */
export const CONTROL_PLANE_KINDS: Resource[] = [
  RESOURCES.deployments,
  RESOURCES.services,
];

const SERVERS: Record<
  ControlPlaneServer,
  { service: string; deployment: string }
> = {
  sentry: { service: 'dapr-sentry', deployment: 'dapr-sentry' },
  operator: { service: 'dapr-api', deployment: 'dapr-operator' },
};

type Deployment = {
  status?: { availableReplicas?: number };
} & KubeObject;

type Service = {
  spec: { clusterIP?: string };
} & KubeObject;

/**
 * What a sidecar's dialler says of the servers it cannot reach: those whose Deployment has no available pod, and all
 * of them from a pod whose DNS does not know the Services of the host.
 */
export function unreachableServers(
  pod: Pod,
  informers: Informers,
  resolvesHost: (pod: Pod) => boolean,
): Partial<Record<ControlPlaneServer, string>> {
  const dial = (server: ControlPlaneServer): string | undefined => {
    const { service, deployment } = SERVERS[server];
    if (!resolvesHost(pod)) {
      return `dial tcp: lookup ${service}.${DAPR_NAMESPACE}.svc.cluster.local on ${nameserver(
        pod,
      )}:53: no such host`;
    }
    const key = (name: string) => `${DAPR_NAMESPACE}/${name}`;
    const { status } =
      informers.of<Deployment>(RESOURCES.deployments).get(key(deployment)) ??
      {};
    if (status?.availableReplicas) {
      return undefined;
    }
    const address = informers
      .of<Service>(RESOURCES.services)
      .get(key(service))?.spec;
    return `dial tcp ${
      address?.clusterIP ?? '10.96.0.0'
    }:443: connect: connection refused`;
  };
  return { sentry: dial('sentry'), operator: dial('operator') };
}

function nameserver({ spec }: Pod): string {
  const { nameservers } = (spec.dnsConfig ?? {}) as { nameservers?: string[] };
  return nameservers?.[0] ?? '10.96.0.10';
}
