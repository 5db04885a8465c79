import { join } from 'node:path';
import type { Container, Pod } from 'dapr-vcluster-sandbox';
import { packagePath } from '../../packagePath';
import { ContainerCommand } from './ContainerProcess';
import { daprdCommand } from './daprdCommand';
import { rootOf } from './mounts';
import { Sample, sampleOf } from './samples';

/** What stands for the containers of host pods. */
export interface PodPrograms {
  daprd: string;
  /** Holds a folder per container, in which it runs: daprd looks for files relative to it. */
  workFolder: string;
}

const APPS = packagePath('apps');

/** The containers of a pod that a process stands for, by name. */
export function commandsOf(
  pod: Pod,
  { daprd, workFolder }: PodPrograms,
): Map<string, ContainerCommand> {
  const commands = new Map<string, ContainerCommand>();
  for (const container of pod.spec.containers) {
    const sample = sampleOf(container);
    if (container.name === 'daprd') {
      commands.set(container.name, {
        program: daprd,
        cwd: rootOf(workFolder, pod, container.name),
        ...daprdCommand(pod, container),
      });
    } else if (sample) {
      commands.set(container.name, sampleCommand(pod, container, sample));
    }
  }
  return commands;
}

function sampleCommand(
  pod: Pod,
  { env = [], ports }: Container,
  { file, health }: Sample,
): ContainerCommand {
  const ip = pod.status!.podIP!;
  const port = ports?.[0]?.containerPort ?? 8080;
  const variables = env.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    program: process.execPath,
    args: [join(APPS, file)],
    cwd: APPS,
    env: {
      ...Object.fromEntries(variables),
      POD_IP: ip,
      APP_PORT: String(port),
    },
    healthUrl: `http://${ip}:${port}${health}`,
  };
}
