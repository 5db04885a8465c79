import { rfc3339 } from '../../workloads/shared/Recorder';
import { ProcessState } from '../../workloads';
import {
  appChannelUp,
  ControlPlaneServer,
  giveUp,
  patienceWith,
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
export interface SidecarRun {
  state: SidecarState;
  startedAt: Date;
  endedAt?: Date;
}

/** The daprd of one pod over its restarts. */
export class SidecarProcess {
  private run: SidecarRun;
  private last?: SidecarRun;
  /** Ends in a row since the spacing last began anew; decides the next pause. */
  private streak = 0;

  constructor(
    private input: SidecarInput,
    now: Date,
    private restarts: number,
    private readonly policy: RestartPolicy,
  ) {
    this.run = this.start(now);
  }

  /** Lets the sidecar see the present world: reload, end, or restart when its pause is over. */
  advance(input: SidecarInput, now: Date) {
    this.input = input;
    if (!this.run.endedAt) {
      const state = this.run.state.connecting
        ? this.connected(now)
        : reloadSidecar(this.run.state, input);
      this.run = this.judged({ ...this.run, state }, now);
    }
    if (this.run.endedAt && !this.staysEnded() && this.pauseLeft(now) <= 0) {
      this.last = this.run;
      this.restarts += 1;
      this.run = this.start(now);
    }
  }

  /** What the container's status says of it. */
  describe(
    pod: string,
    namespace: string,
    uid: string,
    now: Date,
  ): ProcessState {
    const ended = this.run.endedAt ? this.run : this.last;
    const lastState = ended?.endedAt ? terminated(ended) : {};
    if (!this.run.endedAt) {
      const { connecting } = this.run.state;
      return {
        state: { running: { startedAt: rfc3339(this.run.startedAt) } },
        lastState,
        restartCount: this.restarts,
        ready: !connecting && appChannelUp(this.input),
        checkAfterMs:
          connecting &&
          Math.min(this.patienceLeft(connecting.server, now), RECONNECT_MS),
      };
    }
    if (this.staysEnded()) {
      const lastRun = this.last?.endedAt ? terminated(this.last) : {};
      return {
        state: terminated(this.run),
        lastState: lastRun,
        restartCount: this.restarts,
        ready: false,
      };
    }
    const pause = formatPause(this.pause());
    return {
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${pause} restarting failed container=daprd pod=${pod}_${namespace}(${uid})`,
        },
      },
      lastState,
      restartCount: this.restarts,
      ready: false,
      checkAfterMs: this.pauseLeft(now),
    };
  }

  /** The run that answers requests and writes the log now. */
  current(): { run: SidecarRun; input: SidecarInput } {
    return { run: this.run, input: this.input };
  }

  /** The run before, for `kubectl logs --previous`. */
  previous(): SidecarRun | undefined {
    return this.run.endedAt ? this.run : this.last;
  }

  /** Whether kubelet leaves it ended: a container of a pod that is not to be restarted. */
  private staysEnded(): boolean {
    const { containers, restartPolicy } = this.input.pod.spec;
    return (
      (restartPolicy === 'Never' ||
        (restartPolicy === 'OnFailure' && this.run.state.exit?.code === 0)) &&
      containers.some(({ name }) => name === 'daprd')
    );
  }

  /** What becomes of a daprd that waits for the control plane: it goes on, waits, or gives up. */
  private connected(now: Date): SidecarState {
    const state = startSidecar(this.input);
    const { server } = state.connecting ?? {};
    return server && this.patienceLeft(server, now) === 0
      ? giveUp(state, patienceWith(server, this.input))
      : state;
  }

  /** Milliseconds until a daprd that waits for a server of the control plane gives up. */
  private patienceLeft(server: ControlPlaneServer, now: Date): number {
    const { ms } = patienceWith(server, this.input);
    return Math.max(0, ms - (now.getTime() - this.run.startedAt.getTime()));
  }

  private start(now: Date): SidecarRun {
    return this.judged(
      { state: startSidecar(this.input), startedAt: now },
      now,
    );
  }

  /** Notes the end of a run that has ended, and counts it for the next pause. */
  private judged(run: SidecarRun, now: Date): SidecarRun {
    if (!run.state.exit) {
      return run;
    }
    const ranFor = now.getTime() - run.startedAt.getTime();
    this.streak = ranFor >= this.policy.resetAfterMs ? 1 : this.streak + 1;
    return { ...run, endedAt: now };
  }

  private pause() {
    return pauseBeforeRestart(this.policy, this.streak);
  }

  private pauseLeft(now: Date) {
    const since = now.getTime() - (this.run.endedAt?.getTime() ?? 0);
    return Math.max(0, this.pause() - since);
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
