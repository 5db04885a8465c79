import { runProgram } from 'dapr-vcluster-component-syncer/program';
import {
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
  vclusterKubeConfig,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { LIMITS, SyncerFiles } from './SyncerFiles';
import { SyncerOptions, SyncerProgram } from './Target';

/**
 * Runs the program in this process, with all rights. No DNS knows the Services of a simulated host: vclusters are
 * reached at the address in their kubeconfig.
 */
export async function startSandboxSyncer(
  host: KubeClient,
  kubeconfig: object,
  options: SyncerOptions,
): Promise<SyncerProgram> {
  const files = new SyncerFiles(options);
  const stop = new AbortController();
  const config = {
    namespace: options.namespace,
    replica: options.replica,
    port: 0,
    kubeconfig: files.write('kubeconfig', JSON.stringify(kubeconfig)),
    policyFile: files.policy,
    ...LIMITS,
  };
  const started: { end?: Promise<void> } = {};
  const port = await new Promise<number>((resolve, reject) => {
    started.end = runProgram({
      args: ['--config', files.write('config.yaml', JSON.stringify(config))],
      env: {},
      signal: stop.signal,
      write: () => {},
      onPort: resolve,
      connect: async ({ namespace, name }) => {
        const { data } = await host.get<
          KubeObject & { data: { config: string } }
        >(RESOURCES.secrets, { namespace, name: `vc-${name}` });
        const text = Buffer.from(data.config, 'base64').toString();
        return new HttpKubeClient(vclusterKubeConfig(text, server => server));
      },
    });
    started.end.catch(reject);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    changeRules: rules => files.changeRules(rules),
    stop: async () => {
      stop.abort();
      await started.end;
      files.remove();
    },
  };
}
