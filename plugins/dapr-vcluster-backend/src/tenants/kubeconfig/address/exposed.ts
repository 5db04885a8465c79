import { isIPv6 } from 'node:net';
import { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isOfVcluster } from '../../deletion/proof';
import { Ingress, INGRESSES, Service } from './kinds';

/** An address outside the host at which a vcluster may answer. */
export type Candidate = {
  via: 'load-balancer' | 'ingress' | 'configured';
  server: string;
};

/** Addresses that the host's own objects give a vcluster, best first, and what could not be looked at. */
export type Exposed = { candidates: Candidate[]; notes: string[] };

/**
 * The load balancer and the Ingress that the chart makes for a vcluster: objects of its name with the chart's labels. What
 * a tenant has copied to the host has another name, and cannot have the label `release`.
 */
export async function findExposed(
  client: KubeClient,
  ref: VclusterRef,
): Promise<Exposed> {
  const notes: string[] = [];
  const find = async <T extends KubeObject>(resource: Resource) => {
    const { namespace, name } = ref;
    try {
      const object = await client.get<T>(resource, { namespace, name });
      return isOfVcluster(object, ref) ? object : undefined;
    } catch (error) {
      if (isForbidden(error)) {
        notes.push(
          `The portal may not look at ${resource.plural} of the host, so an address there is not known.`,
        );
      } else if (!isNotFound(error)) {
        throw error;
      }
      return undefined;
    }
  };
  const [service, ingress] = await Promise.all([
    find<Service>(RESOURCES.services),
    find<Ingress>(INGRESSES),
  ]);
  const candidates = [
    ...candidate('load-balancer', loadBalancer(service)),
    ...candidate('ingress', ingressHost(ingress, ref)),
  ];
  return { candidates, notes };
}

function candidate(via: Candidate['via'], host?: string): Candidate[] {
  const server = `https://${host}`;
  return host !== undefined && URL.canParse(server) ? [{ via, server }] : [];
}

function loadBalancer(service: Service | undefined): string | undefined {
  const { spec, status } = service ?? {};
  const [given] = status?.loadBalancer?.ingress ?? [];
  const host = given?.hostname ?? given?.ip;
  if (spec?.type !== 'LoadBalancer' || !host) {
    return undefined;
  }
  const https = spec.ports?.find(({ name }) => name === 'https');
  const port = https && https.port !== 443 ? `:${https.port}` : '';
  return `${isIPv6(host) ? `[${host}]` : host}${port}`;
}

function ingressHost(
  ingress: Ingress | undefined,
  { name }: VclusterRef,
): string | undefined {
  const rule = ingress?.spec?.rules?.find(
    ({ host, http }) =>
      host !== undefined &&
      !host.includes('*') &&
      http?.paths?.some(({ backend }) => backend?.service?.name === name),
  );
  return rule?.host;
}
