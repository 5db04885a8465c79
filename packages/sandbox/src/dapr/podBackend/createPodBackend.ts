import { Clock, PodBackend } from 'dapr-vcluster-kube-sim';
import {
  Informers,
  keyOf,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DaprSidecars } from '../runtime/DaprSidecars';
import { Changes } from './Changes';
import { appLog, sidecarLog, TimedLine } from './logs';
import { assertHasLog } from './hasLog';
import { proxyToPod } from './proxy';

export type PodBackendOptions = {
  sidecars: DaprSidecars;
  informers: Informers;
  clock: Clock;
};

/** The kubelet's side of `pods/proxy` and `pods/log` for simulated pods. */
export function createPodBackend(options: PodBackendOptions): PodBackend {
  const { sidecars, informers, clock } = options;
  const linesOf = (pod: Pod, container: string, previous: boolean) =>
    container === 'daprd'
      ? sidecarLog(pod, sidecars.of(pod), previous)
      : appLog(pod, previous ? '' : container);

  return {
    proxy: async request =>
      proxyToPod(sidecars, { ...request, pod: request.pod as Pod }),

    async *logs(request) {
      const { container, previous, signal } = request;
      const pods = informers.of<Pod>(RESOURCES.pods);
      const key = keyOf(request.pod as Pod);
      assertHasLog(request.pod as Pod, container, previous);
      const current = () => pods.get(key) ?? (request.pod as Pod);
      const all = () => linesOf(current(), container, previous);
      const format = ({ at, text }: TimedLine) =>
        request.timestamps ? `${at.toISOString()} ${text}` : text;

      let written = all();
      const oldest =
        clock.now().getTime() - (request.sinceSeconds ?? Infinity) * 1000;
      const first = written.filter(({ at }) => at.getTime() >= oldest);
      const tail = request.tailLines ?? first.length;
      yield* first.slice(Math.max(0, first.length - tail)).map(format);

      const changes = new Changes();
      const { uid } = request.pod.metadata;
      const subscriptions = [
        pods.subscribe(({ before, after }) => {
          if ((after ?? before)?.metadata.uid === uid) {
            changes.happened();
          }
        }),
        sidecars.onAdvance(podUid => {
          if (podUid === uid) {
            changes.happened();
          }
        }),
      ];
      try {
        while (request.follow && (await changes.next(signal))) {
          const now = all();
          // A restart begins a new log; the lines of a run only grow.
          const restarted = now[0]?.text !== written[0]?.text;
          yield* now.slice(restarted ? 0 : written.length).map(format);
          written = now;
          if (pods.get(key)?.metadata.uid !== uid) {
            return;
          }
        }
      } finally {
        subscriptions.forEach(unsubscribe => unsubscribe());
      }
    },
  };
}
