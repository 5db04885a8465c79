import { join } from 'node:path';
import {
  Container,
  Controller,
  Informers,
  Pod,
  refOf,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { podProcess } from '../../processes/names';
import { MemoryCgroups } from '../../processes/memory';
import { commandOf, PodPrograms } from './commands';
import { ContainerProcess } from './ContainerProcess';
import { realContainers } from './containers';
import { removeMounts, writeMounts } from './mounts';
import { withProcesses } from './podStatus';
import { isRestarted } from './restartPolicy';

export type PodProcessesOptions = {
  client: KubeClient;
  informers: Informers;
  programs: PodPrograms;
  logFolder: string;
  cgroups: MemoryCgroups;
  /** Told of every process that is started, so that it can be ended if this one dies. */
  started: (name: string, pid: number) => void;
  ended: (name: string) => void;
  onError: (what: string, error: unknown) => void;
};

const processName = (key: string, container: string) => {
  const { namespace, name } = refOf(key);
  return podProcess(namespace ?? '', name, container);
};

type Running = { uid: string; containers: Map<string, ContainerProcess> };

/** Runs real processes for those containers of host pods that have a program, and writes their state to the pods. */
export class PodProcesses {
  readonly #running = new Map<string, Running>();
  readonly #controller: Controller;
  readonly #options: PodProcessesOptions;

  constructor(options: PodProcessesOptions) {
    this.#options = options;

    const { client, informers, onError } = options;
    this.#controller = runController({
      client,
      informers,
      kinds: [{ resource: RESOURCES.pods }],
      reconcile: key => this.#reconcile(key),
      onError: (key, error) => onError(`pod ${key}`, error),
    });
  }

  /** Path of a container's log; undefined when no process stands for it. */
  logPath(namespace: string, pod: string, container: string) {
    return this.#running.get(`${namespace}/${pod}`)?.containers.get(container)
      ?.logPath;
  }

  async stop() {
    await this.#controller.stop();
    await Promise.all([...this.#running.keys()].map(key => this.#end(key)));
  }

  async #reconcile(key: string) {
    const { client } = this.#options;
    const pod = this.#pod(key);
    const current = this.#running.get(key);
    if (!pod || current?.uid !== pod.metadata.uid) {
      await this.#end(key);
    }
    if (!pod) {
      return;
    }
    if (!runs(pod)) {
      // Over, not gone: its logs can be read until it is deleted.
      await this.#halt(key);
      return;
    }
    const { containers } =
      this.#running.get(key) ?? (await this.#begin(key, pod));
    const states = new Map(
      [...containers].map(([name, process]) => [name, process.status]),
    );
    const status = withProcesses(pod, states);
    if (status) {
      await client.replace(
        RESOURCES.pods,
        { ...pod, status },
        { subresource: 'status' },
      );
    }
  }

  /** The pod as it is now; undefined once it is being deleted. */
  #pod(key: string): Pod | undefined {
    const pod = this.#options.informers.of<Pod>(RESOURCES.pods).get(key);
    return pod?.metadata.deletionTimestamp ? undefined : pod;
  }

  async #begin(key: string, pod: Pod): Promise<Running> {
    const { client, programs } = this.#options;
    await writeMounts(client, pod, programs.workFolder);
    const containers = new Map(
      realContainers(pod).map(each => [each.name, this.#start(key, pod, each)]),
    );
    const running = { uid: pod.metadata.uid!, containers };
    this.#running.set(key, running);
    return running;
  }

  #start(key: string, pod: Pod, container: Container) {
    const { client, programs, logFolder, cgroups, started, onError } =
      this.#options;
    const { name } = container;
    const id = processName(key, name);
    return new ContainerProcess(join(logFolder, `${id}.log`), {
      prepare: refusals => {
        const now = this.#pod(key) ?? pod;
        const asIs = realContainers(now).find(each => each.name === name);
        return commandOf(client, now, asIs ?? container, programs, refusals);
      },
      isRestarted: exitCode => isRestarted(pod, container, exitCode),
      limitTo: bytes =>
        cgroups.limit(`${pod.metadata.uid}-${name}`, bytes, error =>
          onError('containers run without memory limits', error),
        ),
      started: pid => started(id, pid),
      changed: () => this.#controller.enqueue(key),
      failed: error => onError(`container ${name} of pod ${key}`, error),
    });
  }

  async #halt(key: string) {
    for (const [name, process] of this.#running.get(key)?.containers ?? []) {
      await process.stop();
      this.#options.ended(processName(key, name));
    }
  }

  async #end(key: string) {
    const running = this.#running.get(key);
    if (!running) {
      return;
    }
    await this.#halt(key);
    this.#running.delete(key);
    running.containers.forEach(process => process.dropLogs());
    removeMounts(this.#options.programs.workFolder, running.uid);
  }
}

function runs({ status }: Pod) {
  return status?.phase === 'Running' && Boolean(status.podIP);
}
