import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { chartValues, PROFILES } from 'backstage-plugin-dapr-vcluster-common';
import { REDIS_ADDRESS, SandboxClient } from 'dapr-vcluster-sandbox';
import type { LabEnvironment } from '../../commands/environment';
import { run } from '../../processes/run';
import { Target } from './Target';

/** The lab's host, for a process inside its network namespace; the real Helm installs the chart. */
export function labTarget({
  adminKubeconfig,
  redis,
  portal,
}: LabEnvironment): Target {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(adminKubeconfig);
  const host = new SandboxClient(kubeConfig);
  const { LAB_HELM, LAB_CHART_REPOSITORY } = portal.env;
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-contract-'));
  const helm = (...args: string[]) =>
    run(LAB_HELM, [...args, '--kubeconfig', adminKubeconfig]);
  return {
    host,
    redis: { address: REDIS_ADDRESS, password: redis.password },
    install: async ({
      namespace,
      name,
      profile,
      values: given = chartValues(profile, {}),
    }) => {
      const values = join(folder, `${name}.json`);
      writeFileSync(values, JSON.stringify(given));
      await helm(
        'install',
        name,
        'vcluster',
        '--repo',
        LAB_CHART_REPOSITORY,
        '--version',
        PROFILES[profile].defaultChartVersion,
        '--namespace',
        namespace,
        '--values',
        values,
      );
    },
    uninstall: async ({ namespace, name }) => {
      await helm('uninstall', name, '--namespace', namespace);
    },
    close: async () => {
      host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
