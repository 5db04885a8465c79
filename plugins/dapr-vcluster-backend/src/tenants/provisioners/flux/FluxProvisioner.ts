import {
  HostObject,
  ProvisionRequest,
  Provisioner,
} from 'backstage-plugin-dapr-vcluster-node';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { HELM_RELEASE, HELM_REPOSITORY } from './kinds';
import { releaseProgress } from './releaseProgress';

/** Where the vcluster chart comes from and how often Flux looks at it. */
export type FluxOptions = {
  /** URL of the chart repository; `oci://` is understood too. */
  chartRepository: string;
  /** Name of the chart in it. */
  chart: string;
  /** Go duration between two reconciliations. */
  interval: string;
};

/** Name of the HelmRepository in each tenant's own host namespace. */
const REPOSITORY = 'vcluster-chart';

/**
 * Lets Flux (helm-controller and source-controller) install the vcluster chart. Both objects live in the tenant's own
 * host namespace, so that the portal needs no rights in Flux's.
 */
export class FluxProvisioner implements Provisioner {
  readonly name = 'flux';
  readonly tool = 'Flux';
  readonly requires = {
    kinds: [HELM_REPOSITORY, HELM_RELEASE],
    fix: "Install Flux's source-controller and helm-controller (2.3 or newer) on the host.",
  };
  readonly #options: FluxOptions;

  constructor(options: FluxOptions) {
    this.#options = options;
  }

  render({ ref, labels, ...request }: ProvisionRequest): HostObject[] {
    const { chartRepository: url, chart, interval } = this.#options;
    const { namespace } = ref;
    return [
      {
        apiVersion: HELM_REPOSITORY.apiVersion,
        kind: HELM_REPOSITORY.kind,
        metadata: { name: REPOSITORY, namespace, labels },
        spec: {
          url,
          interval,
          ...(url.startsWith('oci://') && { type: 'oci' }),
        },
      },
      {
        apiVersion: HELM_RELEASE.apiVersion,
        kind: HELM_RELEASE.kind,
        metadata: { name: ref.name, namespace, labels },
        spec: {
          interval,
          releaseName: ref.name,
          chart: {
            spec: {
              chart,
              version: request.chartVersion,
              sourceRef: { kind: HELM_REPOSITORY.kind, name: REPOSITORY },
            },
          },
          // A failed installation is tried again from scratch instead of staying half there.
          install: { remediation: { retries: 3 } },
          values: request.values,
        },
      },
    ];
  }

  progress(release: HostObject) {
    return releaseProgress(release);
  }

  owned(ref: TenantRef) {
    return [
      { kind: HELM_RELEASE, name: ref.name },
      { kind: HELM_REPOSITORY, name: REPOSITORY },
    ];
  }
}
