import { KubeConfig } from '@kubernetes/client-node';
import { chartValues, PROFILES } from 'backstage-plugin-dapr-vcluster-common';
import { createSandbox, REDIS_ADDRESS } from 'dapr-vcluster-sandbox';
import {
  deleteIfPresent,
  HttpKubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { applyByClient } from './applyByClient';
import { startSandboxSyncer } from './sandboxSyncer';
import { Target } from './Target';

const PASSWORD = 'contract-password';
const SILENT = 'redis.silent:6379';

/** The simulated host, whose Redis asks for a password here as the lab's does; Flux installs the chart. */
export async function sandboxTarget(): Promise<Target> {
  const sandbox = await createSandbox({ hosts: ['sandbox'] });
  const live = sandbox.hosts.sandbox!;
  live.dapr.backends.set(REDIS_ADDRESS, { password: PASSWORD });
  live.dapr.backends.set(SILENT, { silent: true });
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(JSON.stringify(live.server.kubeconfig()));
  const host = new HttpKubeClient(kubeConfig);
  return {
    host,
    portal: {
      url: live.server.url,
      caData: live.server.caData,
      token: live.portalToken,
    },
    portalConfig: { provisioner: 'flux' },
    redis: { address: REDIS_ADDRESS, password: PASSWORD },
    silent: SILENT,
    install: async ({
      namespace,
      name,
      profile,
      values = chartValues(profile, {}),
    }) => {
      const sourceRef = {
        kind: RESOURCES.helmRepositories.kind,
        name: 'charts',
      };
      await host.create(RESOURCES.helmRepositories, {
        apiVersion: RESOURCES.helmRepositories.apiVersion,
        kind: RESOURCES.helmRepositories.kind,
        metadata: { namespace, name: sourceRef.name },
        spec: { interval: '1h', url: 'https://charts.loft.sh' },
      });
      const version = PROFILES[profile].defaultChartVersion;
      await host.create(RESOURCES.helmReleases, {
        apiVersion: RESOURCES.helmReleases.apiVersion,
        kind: RESOURCES.helmReleases.kind,
        metadata: { namespace, name },
        spec: {
          interval: '1h',
          chart: { spec: { chart: 'vcluster', version, sourceRef } },
          values,
        },
      });
    },
    uninstall: async ({ namespace, name }) => {
      await deleteIfPresent(host, RESOURCES.helmReleases, { namespace, name });
    },
    startSyncer: options =>
      startSandboxSyncer(host, live.server.kubeconfig(), options),
    apply: applyByClient,
    close: async () => {
      host.close();
      await sandbox.close();
    },
  };
}
