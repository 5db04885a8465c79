import { join } from 'node:path';
import { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { packagePath } from '../../packagePath';
import { ContainerCommand } from './ContainerOptions';
import { SIDECAR } from './containers';
import { daprdCommand } from './daprdCommand';
import { environmentOf } from './environment';
import { livenessProbe } from './Liveness';
import { memoryLimit } from './memoryLimit';
import { rootOf } from './mounts';
import { Sample, sampleOf } from './samples';
import { pullSidecar } from './sidecarImage';

/** What stands for the containers of host pods. */
export type PodPrograms = {
  daprd: string;
  /** Holds a folder per container, in which it runs: daprd looks for files relative to it. */
  workFolder: string;
};

const APPS = packagePath('apps');

/**
 * How to run what stands for a container, everything in it resolved.
 *
 * @param refusals - how often in a row it could not be started
 * @throws Refusal when it cannot be started now
 */
export async function commandOf(
  client: Pick<KubeClient, 'get'>,
  pod: Pod,
  container: Container,
  { daprd, workFolder }: PodPrograms,
  refusals: number,
): Promise<ContainerCommand> {
  const sample = container.name === SIDECAR ? undefined : sampleOf(container);
  if (!sample) {
    pullSidecar(container.image, refusals);
  }
  const env = await environmentOf(client, pod, container);
  const limit = memoryLimit(container);
  if (sample) {
    return { ...sampleCommand(pod, container, sample, env), limit };
  }
  const { args, healthUrl } = daprdCommand(pod, container);
  const cwd = rootOf(workFolder, pod, container.name);
  return {
    program: daprd,
    args,
    healthUrl,
    cwd,
    env,
    limit,
    liveness: livenessProbe(container, pod.status!.podIP!),
  };
}

function sampleCommand(
  pod: Pod,
  { ports }: Container,
  { file, health }: Sample,
  env: Record<string, string>,
): ContainerCommand {
  const ip = pod.status!.podIP!;
  const port = ports?.[0]?.containerPort ?? 8080;
  return {
    program: process.execPath,
    args: [join(APPS, file)],
    cwd: APPS,
    env: { ...env, POD_IP: ip, APP_PORT: String(port) },
    healthUrl: `http://${ip}:${port}${health}`,
  };
}
