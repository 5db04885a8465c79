import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo, createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { chartValues, PROFILES } from 'backstage-plugin-dapr-vcluster-common';
import { HostConnection } from 'backstage-plugin-dapr-vcluster-node';
import { REDIS_ADDRESS } from 'dapr-vcluster-sandbox';
import { HttpKubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Kubectl } from '../../cluster/Kubectl';
import type { LabEnvironment } from '../../commands/environment';
import { capture } from '../../../../../scripts/lib/processes/capture.mjs';
import { described } from './described';
import { startLabSyncer } from './labSyncer';
import { Target } from './Target';

/** The lab's host, for a process inside its network namespace; the real Helm installs the chart. */
export async function labTarget(lab: LabEnvironment): Promise<Target> {
  const { adminKubeconfig, redis, portal } = lab;
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(adminKubeconfig);
  const host = new HttpKubeClient(kubeConfig);
  const { LAB_HELM, LAB_CHART_REPOSITORY, LAB_KUBECONFIG } = portal.env;
  const silent = await startSilent();
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-contract-'));
  const helm = (...args: string[]) =>
    capture(LAB_HELM, [...args, '--kubeconfig', adminKubeconfig]);
  const kubectl: NonNullable<Target['kubectl']> = (kubeconfig, args, input) => {
    const file = join(folder, 'kubeconfig');
    if (kubeconfig !== undefined) {
      writeFileSync(file, kubeconfig, { mode: 0o600 });
    }
    const program = new Kubectl(
      lab.kubectl,
      kubeconfig === undefined ? adminKubeconfig : file,
    );
    const cache = ['--cache-dir', join(folder, 'cache')];
    return described(program.run([...cache, ...args], input));
  };
  return {
    host,
    portal: connectionOf(LAB_KUBECONFIG),
    portalConfig: {
      provisioner: 'helm',
      helm: {
        command: LAB_HELM,
        chartRepository: LAB_CHART_REPOSITORY,
        chart: 'vcluster',
      },
    },
    redis: { address: REDIS_ADDRESS, password: redis.password },
    silent: `127.0.0.1:${(silent.address() as AddressInfo).port}`,
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
    startSyncer: options => startLabSyncer(lab, options),
    kubectl,
    apply: async ({ kubeconfig }, manifest) => {
      await kubectl(kubeconfig, ['apply', '-f', '-'], manifest);
    },
    close: async () => {
      host.close();
      silent.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes connections, as a server behind a firewall seems to, and says nothing. */
function startSilent(): Promise<Server> {
  const server = createServer(socket => socket.on('error', () => {}));
  // Clients that still wait at the end must not keep the tests from ending.
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function connectionOf(file: string): HostConnection {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(file);
  const { server, caData, caFile } = kubeConfig.getCurrentCluster()!;
  return {
    url: server,
    caData: caData ?? readFileSync(caFile!).toString('base64'),
    token: kubeConfig.getCurrentUser()!.token!,
  };
}
