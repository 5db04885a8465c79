import { join } from 'node:path';
import type { Container, Pod } from 'dapr-vcluster-sandbox';
import { packagePath } from '../../packagePath';
import { ContainerCommand } from './ContainerProcess';
import { daprdCommand } from './daprdCommand';

/** What stands for the containers of host pods. */
export interface PodPrograms {
  daprd: string;
  /** An empty folder: daprd looks for files relative to where it runs. */
  workFolder: string;
}

const APPS = packagePath('apps');

/** Sample apps by the last part of their image's name: the tutorial's, and the templates' examples. */
const SAMPLES: Record<string, { file: string; health: string }> = {
  writer: { file: 'writer.cjs', health: '/actuator/health' },
  'dapr-java-app': { file: 'writer.cjs', health: '/actuator/health' },
  reader: { file: 'reader.cjs', health: '/health/readiness' },
  'go-app': { file: 'reader.cjs', health: '/health/readiness' },
};

const imageName = ({ image }: Container) =>
  image.split('/').pop()!.split(/[:@]/)[0];

/** The containers of a pod that a process stands for, by name. */
export function commandsOf(
  pod: Pod,
  { daprd, workFolder }: PodPrograms,
): Map<string, ContainerCommand> {
  const commands = new Map<string, ContainerCommand>();
  for (const container of pod.spec.containers) {
    const sample = SAMPLES[imageName(container)];
    if (container.name === 'daprd') {
      commands.set(container.name, {
        program: daprd,
        cwd: workFolder,
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
  { file, health }: { file: string; health: string },
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
