import { NotChecked } from 'backstage-plugin-dapr-vcluster-common';
import { PreflightFacts } from '../../tenants/preflight';
import { TenantContextSource } from '../tenantContext';

/** What the check of a whole tenant leaves out besides what its tenant contexts leave out, and why. */
export function checkGaps(
  {
    route,
    virtual,
    whyNoVirtual = '',
  }: Pick<TenantContextSource, 'route' | 'virtual' | 'whyNoVirtual'>,
  {
    daprVersion,
    hostDns,
    syncer,
  }: Pick<PreflightFacts, 'daprVersion' | 'hostDns' | 'syncer'>,
): NotChecked[] {
  const unread = virtual
    ? []
    : [
        'annotations of the workloads in the vcluster (G12)',
        'whether Dapr is installed inside the vcluster (G14)',
        ...(route !== 'host' ? ['Dapr resources in the vcluster'] : []),
      ].map(what => ({ what, why: whyNoVirtual }));
  return [
    ...unread,
    ...(daprVersion === undefined
      ? [
          {
            what: "version of the host's Dapr (G13/version)",
            why: 'No control plane of Dapr with a version is seen on the host.',
          },
        ]
      : []),
    ...(hostDns === undefined
      ? [
          {
            what: "whether the tenant's DNS looks names up on the host (G13/host-dns)",
            why: 'The values of the vcluster are not known.',
          },
        ]
      : []),
    ...(syncer?.state === 'unknown'
      ? [
          {
            what: 'whether a Component syncer copies the Dapr resources of the vcluster (G13/component-syncer)',
            why: `${syncer.reason}`,
          },
        ]
      : []),
  ];
}
