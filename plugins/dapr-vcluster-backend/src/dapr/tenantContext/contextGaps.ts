import { NotChecked } from 'backstage-plugin-dapr-vcluster-common';

/** What of a tenant context is missing. */
export type ContextGaps = {
  /** Virtual namespace. */
  namespace: string;
  side: 'virtual' | 'host';
  /** Why the vcluster could not be read; undefined when it was. */
  vcluster?: string;
  /** Why kinds of it could not be, where others were; Dapr resources are those of the side. */
  unread?: { secrets?: string; services?: string; resources?: string };
  /** Why the Dapr Components of the host's other tenants are not known; undefined when they are. */
  otherTenants?: string;
  /** Why it is not known whether a LimitRange applies; undefined when it is. */
  limits?: string;
};

/** How the gap is called that the Secrets of a virtual namespace leave. */
export function secretsGap(namespace: string): string {
  return `whether Secrets that are referred to exist in namespace "${namespace}" of the vcluster (G4)`;
}

/** Says which rules a tenant context with gaps leaves out, and why. */
export function contextGaps({
  namespace,
  side,
  vcluster,
  unread = {},
  otherTenants,
  limits,
}: ContextGaps): NotChecked[] {
  const gaps: NotChecked[] = [];
  const { secrets, services } =
    vcluster === undefined ? unread : { secrets: vcluster, services: vcluster };
  // What is on the host does not depend on the vcluster.
  const resources =
    side === 'host' ? unread.resources : vcluster ?? unread.resources;
  if (secrets !== undefined) {
    gaps.push({ what: secretsGap(namespace), why: secrets });
  }
  if (services !== undefined) {
    gaps.push({
      what: 'whether Services of the tenant answer to the names of backends (G10/captured-host)',
      why: services,
    });
  }
  if (resources !== undefined) {
    gaps.push({
      what: `references to, and conflicts with, the Dapr Components and Configurations ${
        side === 'host'
          ? 'on the host'
          : `in namespace "${namespace}" of the vcluster`
      }`,
      why: resources,
    });
  }
  if (otherTenants !== undefined) {
    gaps.push({
      what: 'whether other tenants have the same topics and consumer groups (G8)',
      why: otherTenants,
    });
  }
  if (limits !== undefined) {
    gaps.push({
      what: 'whether a LimitRange of the host limits sidecars (G12/resources)',
      why: limits,
    });
  }
  return gaps;
}
