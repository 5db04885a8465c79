import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { formatLog } from '../sidecar';
import { SidecarProcess, SidecarRun } from '../runtime/SidecarProcess';

/** A line of a log with the time it was written. */
export type TimedLine = {
  at: Date;
  text: string;
};

/** The log of daprd so far, or that of its run before. */
export function sidecarLog(
  pod: Pod,
  process: SidecarProcess | undefined,
  previous: boolean,
): TimedLine[] {
  const run = previous ? process?.previous() : process?.current().run;
  return process && run ? runLog(pod, process, run) : [];
}

function runLog(
  pod: Pod,
  process: SidecarProcess,
  { state, startedAt, starting }: SidecarRun,
): TimedLine[] {
  const written = state.log.filter(({ afterMs }) => !(starting && afterMs));
  return formatLog(written, startedAt, {
    appId: state.appId,
    instance: pod.metadata.name,
    version: process.current().input.runtime.version,
  }).map(text => ({ at: startedAt, text }));
}

/** What a simulated app writes: that it started, and where it listens. */
export function appLog(pod: Pod, container: string): TimedLine[] {
  const startedAt = pod.status?.containerStatuses?.find(
    ({ name }) => name === container,
  )?.state.running?.startedAt;
  const spec = pod.spec.containers.find(({ name }) => name === container);
  if (!startedAt || !spec) {
    return [];
  }
  const at = new Date(startedAt);
  const ports = (spec.ports ?? []).map(({ containerPort }) => containerPort);
  return [
    `${container} started from image ${spec.image} (simulated)`,
    ...ports.map(port => `listening on port ${port}`),
  ].map(text => ({ at, text }));
}
