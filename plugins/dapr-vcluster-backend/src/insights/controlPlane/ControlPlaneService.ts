import {
  ControlPlane,
  Host,
  Known,
  supportOf,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { daprVersionState } from '../../tenants/preflight';
import { evaluateControlPlane } from './rules';
import { HostRegistry } from '../../platform/hosts';
import { InjectorWebhooks } from '../../sidecars/injector';
import { readableHost, sumOf } from '../../inventory/readableHost';
import { revisionOf } from '../../inventory/revision';
import {
  HostSnapshot,
  TenantIndex,
  TenantSnapshot,
} from '../../inventory/TenantIndex';
import { allItems } from '../../inventory/model/hostState';
import { isKnown } from '../../inventory/model/sources';
import { capacityOf, staleSidecars, vclusterVersions } from './capacity';
import { ControlPlaneReader } from './ControlPlaneReader';
import { controlPlaneParts } from './parts';
import { syncerOf } from './syncer';

/** A page lists so many; the number of all is given beside it. */
const MAX_STALE = 200;

/** Describes the Dapr control plane of a host. */
export class ControlPlaneService {
  readonly #hosts: HostRegistry;
  readonly #index: TenantIndex;
  readonly #reader: ControlPlaneReader;
  readonly #now: () => Date;

  constructor(services: {
    hosts: HostRegistry;
    index: TenantIndex;
    webhooks: InjectorWebhooks;
    now?: () => Date;
  }) {
    this.#reader = new ControlPlaneReader(services.webhooks);
    this.#hosts = services.hosts;
    this.#index = services.index;
    this.#now = services.now ?? (() => new Date());
  }

  /**
   * The control plane, with rows of those tenants only that pass.
   *
   * @throws NotFoundError naming the known hosts.
   */
  async describe(
    name: string,
    {
      wholeHost,
      readable,
    }: {
      /** Whether the caller may see what concerns all tenants of the host. */
      wholeHost: boolean;
      readable: (tenants: Tenant[]) => Promise<Tenant[]>;
    },
  ): Promise<ControlPlane> {
    const host = this.#hosts.get(name);
    const snapshot = this.#index.host(name);
    if (!snapshot) {
      throw new Error(`host ${name} is not watched`);
    }
    const [{ trust, webhook }, visible] = await Promise.all([
      this.#reader.read(host),
      readable(snapshot.tenants.map(({ tenant }) => tenant)),
    ]);
    const tenants = snapshot.tenants.filter(({ tenant }) =>
      visible.includes(tenant),
    );
    const now = this.#now();
    const { state } = snapshot;
    const view = wholeHost
      ? snapshot.view
      : readableHost(
          snapshot.view,
          tenants.map(({ tenant }) => tenant),
        );
    const seen = {
      ...(!wholeHost && { readableOnly: true as const }),
      host: { name, title: host.title, readOnly: host.readOnly },
      kubernetes: {
        version: view.kubernetesVersion,
        support: supportOf('kubernetes', view.kubernetesVersion, now),
      },
      dapr: {
        ...describeDapr(view, now),
        parts: controlPlaneParts(state, host.dapr.namespace),
      },
      vclusters: vclusterVersions(tenants.map(({ tenant }) => tenant)),
      certificates: { root: trust.root, issuer: trust.issuer },
      webhook,
      capacity: {
        tenants: tenants.map(each => capacityOf(each, snapshot.dapr)),
        sidecars: view.sidecars,
        ...(isKnown(state, 'components.dapr.io') && {
          components: wholeHost
            ? allItems(state, 'components.dapr.io').length
            : sumOf(
                tenants.map(({ tenant }) => tenant),
                'components',
              ),
        }),
      },
      syncer: syncerOf(snapshot, tenants, wholeHost),
      restart: restartOf(snapshot, tenants),
    };
    const body = { ...seen, findings: evaluateControlPlane(seen, now) };
    return { ...body, freshness: snapshot.freshness(revisionOf(body)) };
  }
}

function describeDapr(
  { dapr }: Host,
  now: Date,
): Omit<ControlPlane['dapr'], 'parts'> {
  const { state, namespace, version, allowedServiceAccounts } = dapr;
  return {
    state,
    namespace,
    version,
    support: (version && daprVersionState(version, now)) || 'unknown',
    supportAsOf: supportOf('dapr', version, now).asOf,
    allowedServiceAccounts,
  };
}

function restartOf(
  { state, dapr, freshness }: HostSnapshot,
  tenants: readonly TenantSnapshot[],
): ControlPlane['restart'] {
  const gap = (reason: string): Known<never> => ({ state: 'unknown', reason });
  if (!isKnown(state, 'pods')) {
    const { reason } = state.sources.pods;
    return gap(reason ?? 'The pods of the host cannot be seen.');
  }
  const { version } = dapr;
  if (version === undefined) {
    return gap('The version of the control plane is not known.');
  }
  const items = tenants.flatMap(each => staleSidecars(each, version));
  return {
    state: 'known',
    observedAt: freshness('').observedAt,
    value: { total: items.length, items: items.slice(0, MAX_STALE) },
  };
}
