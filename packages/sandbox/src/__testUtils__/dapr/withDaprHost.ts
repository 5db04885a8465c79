import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DaprHost } from './DaprHost';
import { daprdStatus, NAMESPACE } from './objects';

/** A host with Dapr that accepts tenants, and one of them. */
export type DaprTenant = {
  host: DaprHost;
  /** The client of the tenant's syncer. */
  syncer: KubeClient;
  /** Waits until a pod of the tenant runs with a ready sidecar. */
  ready: (pod: string) => ReturnType<DaprHost['pod']>;
};

/** Starts a host with Dapr and a tenant for the tests of a `describe` block; `started` is handed them. */
export function withDaprHost(started: (tenant: DaprTenant) => void): void {
  let tenant: DaprTenant | undefined;
  beforeAll(async () => {
    const host = await DaprHost.start({
      allowedServiceAccounts: 'vcluster-*:vc-*',
    });
    tenant = {
      host,
      syncer: await host.addTenant(NAMESPACE, 'vc-team-a'),
      ready: name =>
        host.pod(
          `${NAMESPACE}/${name}`,
          pod => daprdStatus(pod)?.ready === true && !!pod.status?.podIP,
        ),
    };
    started(tenant);
  });
  afterAll(async () => {
    tenant?.syncer.close();
    await tenant?.host.close();
  });
}
