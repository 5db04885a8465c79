import { NotChecked } from 'backstage-plugin-dapr-vcluster-common';
import { PreflightFacts } from '../../tenants/preflight';
import { TenantContextSource } from '../tenantContext';

const INSIDE = 'whether Dapr is installed inside the vcluster (G14)';

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
    injector,
    daprInside,
    sharing,
    kubernetes: { host, vcluster } = {},
  }: Pick<
    PreflightFacts,
    | 'daprVersion'
    | 'hostDns'
    | 'syncer'
    | 'injector'
    | 'daprInside'
    | 'sharing'
    | 'kubernetes'
  >,
): NotChecked[] {
  const unread = virtual
    ? []
    : [
        'annotations of the workloads in the vcluster (G12)',
        INSIDE,
        ...(route !== 'host' ? ['Dapr resources in the vcluster'] : []),
      ].map(what => ({ what, why: whyNoVirtual }));
  const silent = virtual ? 'The API server does not say it.' : whyNoVirtual;
  return [
    ...unread,
    ...(virtual && daprInside === undefined
      ? [
          {
            what: INSIDE,
            why: 'The portal may not list all workloads in the vcluster.',
          },
        ]
      : []),
    ...(host === undefined || vcluster === undefined
      ? [
          {
            what: 'whether the versions of Kubernetes of host and vcluster fit (G13/kubernetes-skew)',
            why:
              host === undefined
                ? 'The host does not say its version.'
                : silent,
          },
        ]
      : []),
    ...(injector === undefined || injector.state === 'unknown'
      ? [
          {
            what: 'whether the injector serves the syncer of the tenant (G13/injector)',
            why: 'The injector cannot be seen on the host.',
          },
        ]
      : []),
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
    ...(sharing === undefined
      ? [
          {
            what: 'whether other vclusters are in the same host namespace (G13/shared-namespace)',
            why: 'The portal may not list all workloads on the host.',
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
