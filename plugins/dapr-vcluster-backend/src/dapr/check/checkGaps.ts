import { NotChecked } from 'backstage-plugin-dapr-vcluster-common';
import { PreflightFacts } from '../../tenants/preflight';
import { TenantContextSource } from '../tenantContext';

/** What the check of a whole tenant leaves out besides what its tenant contexts leave out, and why. */
export function checkGaps(
  {
    side,
    virtual,
    whyNoVirtual = '',
  }: Pick<TenantContextSource, 'side' | 'virtual' | 'whyNoVirtual'>,
  { daprVersion, hostDns }: Pick<PreflightFacts, 'daprVersion' | 'hostDns'>,
): NotChecked[] {
  const unread = virtual
    ? []
    : [
        'annotations of the workloads in the vcluster (G12)',
        'whether Dapr is installed inside the vcluster (G14)',
        ...(side === 'virtual' ? ['Dapr resources in the vcluster'] : []),
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
  ];
}
