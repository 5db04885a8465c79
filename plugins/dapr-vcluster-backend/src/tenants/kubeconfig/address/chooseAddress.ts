import {
  KubeconfigAddress,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isPodLocal } from '../../../platform/hosts';
import { VclusterEndpoint } from '../../../platform/tenantClients';
import { Candidate, findExposed } from './exposed';
import { meetServer } from './meetServer';

/** An address for people outside the host, and the name that the certificate there is checked for if it is another. */
export type ChosenAddress = {
  address: KubeconfigAddress;
  tlsServerName?: string;
  notes: string[];
};

/** The local end of the port-forward; the same port as in the vcluster's pod. */
const LOCAL_PORT = 8443;

/**
 * How a kubectl outside the host reaches a vcluster: at the first of load balancer, Ingress and configured address where
 * the portal meets it; else at one that the portal cannot reach, as others may; else through a port-forward of the host,
 * which always works for whoever has rights there. An address with a certificate of another CA is never given.
 */
export async function chooseAddress(
  client: KubeClient,
  ref: TenantRef,
  endpoint: VclusterEndpoint & { caData: string },
): Promise<ChosenAddress> {
  const ca = Buffer.from(endpoint.caData, 'base64');
  const { candidates, notes } = await findExposed(client, ref);
  if (isOutside(ref, endpoint.server)) {
    candidates.push({ via: 'configured', server: endpoint.server });
  }
  const met = await Promise.all(
    candidates.map(async candidate => ({
      candidate,
      meeting: await meetServer(candidate.server, ca),
    })),
  );
  const verified = met.find(({ meeting }) => meeting.result === 'verified');
  const open = met.find(({ meeting }) => meeting.result === 'unreachable');
  for (const { candidate, meeting } of met) {
    if (meeting.result !== 'verified') {
      notes.push(noteOf(candidate, meeting.result, meeting.why));
    }
  }
  const chosen = verified ?? open;
  return chosen
    ? {
        address: { ...chosen.candidate, verified: chosen === verified },
        notes,
      }
    : { ...portForward(ref, endpoint.server), notes };
}

function noteOf(
  { via, server }: Candidate,
  result: 'other-certificate' | 'unreachable',
  why: string,
): string {
  return result === 'unreachable'
    ? `The portal cannot reach ${server} (${via}): ${why}. It was not checked who answers there.`
    : `${server} (${via}) is not used: its certificate is not one of the vcluster for this name (${why}). Pass TLS through, and add the name to controlPlane.proxy.extraSANs.`;
}

/** The portal has just talked to the vcluster under this name, with its CA. */
function portForward({ namespace, name }: TenantRef, server: string) {
  return {
    address: {
      via: 'port-forward' as const,
      server: `https://localhost:${LOCAL_PORT}`,
      verified: true,
      command: `kubectl --namespace ${namespace} port-forward service/${name} ${LOCAL_PORT}:443`,
    },
    // Stays right when the local end is changed.
    tlsServerName: new URL(server).hostname,
  };
}

/** Whether an address is not one that only holds inside the vcluster's pod or its host. */
function isOutside({ namespace, name }: TenantRef, server: string): boolean {
  const { hostname } = new URL(server);
  const isInCluster =
    hostname === name ||
    hostname === `${name}.${namespace}` ||
    /\.svc(\.|$)/.test(hostname) ||
    hostname.endsWith('.cluster.local');
  return !isPodLocal(server) && !isInCluster;
}
