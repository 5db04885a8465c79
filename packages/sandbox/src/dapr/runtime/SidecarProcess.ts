import { rfc3339, ProcessState } from 'dapr-vcluster-kube-sim';
import {
  appChannelUp,
  giveUp,
  connectTimeout,
  reloadSidecar,
  SidecarInput,
  SidecarState,
  startSidecar,
} from '../sidecar';
import {
  formatPause,
  pauseBeforeRestart,
  RestartPolicy,
} from './RestartBackoff';

/** gRPC's first pause before it dials again. */
const RECONNECT_MS = 1_000;

/** One start of daprd, until it ended. */
export type SidecarRun = {
  state: SidecarState;
  startedAt: Date;
  endedAt?: Date;
  /** It serves nothing yet, and has not written what it writes later. */
  starting?: boolean;
};

/** The daprd of one pod over its restarts. */
export class SidecarProcess {
  #run: SidecarRun;
  #last?: SidecarRun;
  /** Ends in a row since the spacing last started again; decides the next pause. */
  #streak = 0;
  #input: SidecarInput;
  #restarts: number;
  readonly #policy: RestartPolicy;

  constructor(
    input: SidecarInput,
    now: Date,
    restarts: number,
    policy: RestartPolicy,
  ) {
    this.#input = input;
    this.#restarts = restarts;
    this.#policy = policy;

    this.#run = this.#start(now);
  }

  /** Lets the sidecar see the present world: reload, end, or restart when its pause is over. */
  advance(input: SidecarInput, now: Date) {
    this.#input = input;
    if (!this.#run.endedAt) {
      this.#run = this.#evaluated(
        { ...this.#run, state: this.#next(now) },
        now,
      );
    }
    if (this.#run.endedAt && !this.#staysEnded() && this.#pauseLeft(now) <= 0) {
      this.#last = this.#run;
      this.#restarts += 1;
      this.#run = this.#start(now);
    }
  }

  /** What the container's status says of it. */
  describe(
    pod: string,
    namespace: string,
    uid: string,
    now: Date,
  ): ProcessState {
    const stays = this.#run.endedAt !== undefined && this.#staysEnded();
    const before = this.#run.endedAt && !stays ? this.#run : this.#last;
    const lastState = before ? terminated(before) : {};
    if (!this.#run.endedAt) {
      const { starting } = this.#run;
      return {
        state: { running: { startedAt: rfc3339(this.#run.startedAt) } },
        lastState,
        restartCount: this.#restarts,
        ready: !starting && appChannelUp(this.#input),
        checkAfterMs: starting ? this.#startLeft(now) : undefined,
      };
    }
    if (stays) {
      return {
        state: terminated(this.#run),
        lastState,
        restartCount: this.#restarts,
        ready: false,
      };
    }
    const pause = formatPause(this.#pause());
    return {
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${pause} restarting failed container=daprd pod=${pod}_${namespace}(${uid})`,
        },
      },
      lastState,
      restartCount: this.#restarts,
      ready: false,
      checkAfterMs: this.#pauseLeft(now),
    };
  }

  /** The run that answers requests and writes the log now. */
  current(): { run: SidecarRun; input: SidecarInput } {
    return { run: this.#run, input: this.#input };
  }

  /** The run before, for `kubectl logs --previous`. */
  previous(): SidecarRun | undefined {
    return this.#run.endedAt ? this.#run : this.#last;
  }

  /** Whether kubelet leaves it ended: a container of a pod that is not to be restarted. */
  #staysEnded(): boolean {
    const { containers, restartPolicy } = this.#input.pod.spec;
    return (
      (restartPolicy === 'Never' ||
        (restartPolicy === 'OnFailure' && this.#run.state.exit?.code === 0)) &&
      containers.some(({ name }) => name === 'daprd')
    );
  }

  /** What becomes of a daprd that runs: one that waits for the control plane goes on, waits, or gives up. */
  #next(now: Date): SidecarState {
    const { state, starting } = this.#run;
    if (!state.connecting) {
      return starting ? state : reloadSidecar(state, this.#input);
    }
    const started = startSidecar(this.#input);
    const { server } = started.connecting ?? {};
    const timeout = server && connectTimeout(server, this.#input);
    return timeout && this.#elapsed(now) >= timeout.ms
      ? giveUp(started, timeout)
      : started;
  }

  /** Milliseconds until a daprd that is starting has to be looked at again. */
  #startLeft(now: Date): number {
    const { connecting, startsInMs = 0 } = this.#run.state;
    const all = connecting
      ? connectTimeout(connecting.server, this.#input).ms
      : startsInMs;
    const left = Math.max(0, all - this.#elapsed(now));
    return connecting ? Math.min(left, RECONNECT_MS) : left;
  }

  #elapsed(now: Date): number {
    return now.getTime() - this.#run.startedAt.getTime();
  }

  #start(now: Date): SidecarRun {
    return this.#evaluated(
      { state: startSidecar(this.#input), startedAt: now },
      now,
    );
  }

  /** Notes the end of a run that has ended, and counts it for the next pause. */
  #evaluated(run: SidecarRun, now: Date): SidecarRun {
    const { exit, connecting, startsInMs = 0 } = run.state;
    const ranFor = now.getTime() - run.startedAt.getTime();
    const starting = connecting !== undefined || ranFor < startsInMs;
    if (!exit || starting) {
      return { ...run, starting };
    }
    this.#streak = ranFor >= this.#policy.resetAfterMs ? 1 : this.#streak + 1;
    return { ...run, starting, endedAt: now };
  }

  #pause() {
    return pauseBeforeRestart(this.#policy, this.#streak);
  }

  #pauseLeft(now: Date) {
    const since = now.getTime() - (this.#run.endedAt?.getTime() ?? 0);
    return Math.max(0, this.#pause() - since);
  }
}

function terminated({ state, startedAt, endedAt }: SidecarRun) {
  return {
    terminated: {
      exitCode: state.exit?.code ?? 1,
      reason: state.exit?.reason ?? 'Error',
      message: state.exit?.message,
      startedAt: rfc3339(startedAt),
      finishedAt: rfc3339(endedAt ?? startedAt),
    },
  };
}
