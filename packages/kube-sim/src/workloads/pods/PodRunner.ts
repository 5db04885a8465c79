import {
  deleteIfPresent,
  isNotFound,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Controller, Pod, PodStatus, Secret } from '../../controllerRuntime';
import { ControllerContext } from '../shared/ControllerContext';
import { Recorder } from '../shared/Recorder';
import { ContainerPrograms } from './ContainerPrograms';
import { containerStatuses } from './containerStatuses';
import { NodeOptions } from './node';
import { PodAddresses } from './PodAddresses';
import { podStatus, unschedulableStatus } from './podStatus';
import {
  NamespaceContent,
  schedulingProblem,
  volumeProblem,
} from './references';

export type PodRunnerOptions = {
  node: NodeOptions;
  programs?: ContainerPrograms;
  unpullable: (image: string) => boolean;
};

/** Scheduler and kubelet in one: takes pods to Running on a single node, and lets them go. */
export class PodRunner {
  readonly #addresses = new PodAddresses();
  readonly #scheduler: Recorder;
  readonly #kubelet: Recorder;
  readonly #reported = new Map<string, string>();
  readonly #context: ControllerContext;
  readonly #options: PodRunnerOptions;

  constructor(context: ControllerContext, options: PodRunnerOptions) {
    this.#context = context;
    this.#options = options;

    this.#scheduler = context.recorder('default-scheduler');
    this.#kubelet = context.recorder('kubelet');
  }

  run(): Controller {
    const pods = this.#context.informers.of<Pod>(RESOURCES.pods);
    // Addresses that pods have from an earlier run are theirs.
    pods.subscribe(({ before, after }) => {
      const podIP = after?.status?.podIP;
      if (after && podIP) {
        this.#addresses.of(after.metadata.uid ?? '', podIP);
      }
      if (before && before.metadata.uid !== after?.metadata.uid) {
        this.#addresses.release(before.metadata.uid ?? '');
        this.#options.programs?.forget(before);
      }
    });
    const podsBeside = ({ metadata }: KubeObject) =>
      pods
        .listIn(metadata.namespace)
        .map(pod => `${metadata.namespace}/${pod.metadata.name}`);
    const beside = (resource: Resource) => ({ resource, keys: podsBeside });
    const controller = this.#context.run(
      'pod',
      [
        { resource: RESOURCES.pods },
        beside(RESOURCES.secrets),
        beside(RESOURCES.configMaps),
        beside(RESOURCES.persistentVolumeClaims),
        ...(this.#options.programs?.kinds ?? []).map(beside),
      ],
      key => this.#reconcile(pods.get(key)),
    );
    this.#options.programs?.onChange(key => controller.enqueue(key));
    return controller;
  }

  async #reconcile(pod: Pod | undefined) {
    if (!pod) {
      return undefined;
    }
    const { name, namespace, uid } = pod.metadata;
    if (pod.metadata.deletionTimestamp) {
      // The containers have stopped: what a kubelet confirms by deleting for good.
      if (!pod.metadata.finalizers?.length) {
        await deleteIfPresent(
          this.#context.client,
          RESOURCES.pods,
          { name, namespace },
          { preconditions: { uid }, gracePeriodSeconds: 0 },
        );
      }
      return undefined;
    }
    const content = this.#contentOf(namespace ?? '');
    if (!pod.spec.nodeName) {
      return this.#schedule(pod, content);
    }
    const problem = volumeProblem(pod, content);
    if (problem) {
      await this.#report(pod, 'FailedMount', problem);
    }
    const { init, main, checkAfterMs } = problem
      ? { ...creating(pod), checkAfterMs: undefined }
      : containerStatuses(pod, {
          content,
          programs: this.#options.programs,
          unpullable: this.#options.unpullable,
          now: this.#context.now(),
        });
    await this.#reportTroubles(pod, [...init, ...main]);
    await this.#write(
      pod,
      podStatus({
        pod,
        init,
        main,
        podIP: this.#addresses.of(uid ?? '', pod.status?.podIP),
        hostIP: this.#options.node.address,
        now: this.#context.now(),
      }),
    );
    return checkAfterMs === undefined
      ? undefined
      : { requeueAfterMs: checkAfterMs };
  }

  async #schedule(pod: Pod, content: NamespaceContent) {
    const problem = schedulingProblem(pod, content);
    if (problem) {
      await this.#write(
        pod,
        unschedulableStatus(pod, problem, this.#context.now()),
      );
      await this.#scheduler.record(pod, {
        type: 'Warning',
        reason: 'FailedScheduling',
        message: problem,
      });
      return undefined;
    }
    const { name, namespace } = pod.metadata;
    const nodeName = this.#options.node.name;
    try {
      await this.#context.client.patch(
        RESOURCES.pods,
        { name, namespace },
        { spec: { nodeName } },
      );
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
    await this.#scheduler.record(pod, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${nodeName}`,
    });
    return undefined;
  }

  async #write(pod: Pod, status: PodStatus) {
    await this.#context.writeStatus(RESOURCES.pods, pod, status);
  }

  async #reportTroubles(
    pod: Pod,
    statuses: NonNullable<PodStatus['containerStatuses']>,
  ) {
    for (const { name, state } of statuses) {
      const reason = state.waiting?.reason;
      if (reason === 'CreateContainerConfigError') {
        await this.#report(pod, 'Failed', `Error: ${state.waiting?.message}`);
      } else if (reason === 'CrashLoopBackOff') {
        await this.#report(
          pod,
          'BackOff',
          `Back-off restarting failed container ${name} in pod ${pod.metadata.name}`,
        );
      } else if (reason === 'ImagePullBackOff') {
        await this.#report(pod, 'BackOff', `${state.waiting?.message}`);
      }
    }
  }

  /** A Warning about a pod, once for each new message. */
  async #report(pod: Pod, reason: string, message: string) {
    const id = `${pod.metadata.uid}/${reason}`;
    if (this.#reported.get(id) !== message) {
      this.#reported.set(id, message);
      await this.#kubelet.record(pod, { type: 'Warning', reason, message });
    }
  }

  #contentOf(namespace: string): NamespaceContent {
    const { informers } = this.#context;
    const find =
      <T extends KubeObject>(resource: Resource) =>
      (name: string) =>
        informers.of<T>(resource).get(`${namespace}/${name}`);
    return {
      secret: find<Secret>(RESOURCES.secrets),
      configMap: find(RESOURCES.configMaps),
      claim: find(RESOURCES.persistentVolumeClaims),
    };
  }
}

/** Statuses of a pod whose volumes are not there yet. */
function creating({ spec }: Pod) {
  const waiting = ({ name, image }: { name: string; image: string }) => ({
    name,
    image,
    imageID: '',
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason: 'ContainerCreating' } },
    lastState: {},
  });
  return {
    init: (spec.initContainers ?? []).map(waiting),
    main: spec.containers.map(waiting),
  };
}
