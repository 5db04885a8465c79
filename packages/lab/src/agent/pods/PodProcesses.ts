import { join } from 'node:path';
import {
  Controller,
  Informers,
  Pod,
  PODS,
  refOf,
  runController,
  SandboxClient,
} from 'dapr-vcluster-sandbox';
import { podProcess } from '../../processes/names';
import { commandsOf, PodPrograms } from './commands';
import { ContainerProcess } from './ContainerProcess';
import { removeMounts, writeMounts } from './mounts';
import { withProcesses } from './podStatus';

export interface PodProcessesOptions {
  client: SandboxClient;
  informers: Informers;
  programs: PodPrograms;
  logFolder: string;
  /** Told of every process that is started, so that it can be ended if this one dies. */
  started: (name: string, pid: number) => void;
  ended: (name: string) => void;
  onError: (what: string, error: unknown) => void;
}

const processName = (key: string, container: string) => {
  const { namespace, name } = refOf(key);
  return podProcess(namespace ?? '', name, container);
};

type Running = { uid: string; containers: Map<string, ContainerProcess> };

/** Runs real processes for those containers of host pods that have a program, and writes their state to the pods. */
export class PodProcesses {
  private readonly running = new Map<string, Running>();
  private readonly controller: Controller;

  constructor(private readonly options: PodProcessesOptions) {
    const { client, informers, onError } = options;
    this.controller = runController({
      client,
      informers,
      kinds: [{ resource: PODS }],
      reconcile: key => this.reconcile(key),
      onError: (key, error) => onError(`pod ${key}`, error),
    });
  }

  /** Path of a container's log; undefined when no process stands for it. */
  logPath(namespace: string, pod: string, container: string) {
    return this.running.get(`${namespace}/${pod}`)?.containers.get(container)
      ?.logPath;
  }

  async stop() {
    await this.controller.stop();
    await Promise.all([...this.running.keys()].map(key => this.end(key)));
  }

  private async reconcile(key: string) {
    const { informers, client } = this.options;
    const pod = informers.of<Pod>(PODS).get(key);
    const current = this.running.get(key);
    if (!pod || !runs(pod) || current?.uid !== pod.metadata.uid) {
      await this.end(key);
    }
    if (!pod || !runs(pod)) return;
    const { containers } =
      this.running.get(key) ?? (await this.begin(key, pod));
    const states = new Map(
      [...containers].map(([name, process]) => [name, process.status]),
    );
    const status = withProcesses(pod, states);
    if (status) await client.update(PODS, { ...pod, status }, 'status');
  }

  private async begin(key: string, pod: Pod): Promise<Running> {
    const { client, programs, logFolder, started } = this.options;
    await writeMounts(client, pod, programs.workFolder);
    const containers = new Map<string, ContainerProcess>();
    const running = { uid: pod.metadata.uid!, containers };
    this.running.set(key, running);
    for (const [name, command] of commandsOf(pod, programs)) {
      const id = processName(key, name);
      containers.set(
        name,
        new ContainerProcess(command, join(logFolder, `${id}.log`), {
          started: pid => started(id, pid),
          changed: () => this.controller.enqueue(key),
        }),
      );
    }
    return running;
  }

  private async end(key: string) {
    const running = this.running.get(key);
    if (!running) return;
    this.running.delete(key);
    for (const [name, process] of running.containers) {
      await process.stop();
      this.options.ended(processName(key, name));
    }
    removeMounts(this.options.programs.workFolder, running.uid);
  }
}

function runs(pod: Pod) {
  return (
    !pod.metadata.deletionTimestamp &&
    pod.status?.phase === 'Running' &&
    Boolean(pod.status.podIP)
  );
}
