import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { readSidecarArgs } from '../sidecar';
import { DaprSidecars } from '../runtime/DaprSidecars';
import { answerOf, HttpAnswer, metricsOf } from './answer';

const METRICS_PORT = 9090;

/**
 * Answers a request that the API server proxies to a port of a pod, dialling
 * the pod's address as a real one does: daprd's API on 3500 listens on loopback
 * and refuses, its public port 3501 answers while daprd runs.
 *
 * @throws Error in a dialler's words when nothing listens there.
 */
export function proxyToPod(
  sidecars: DaprSidecars,
  request: { pod: Pod; port: number; method: string; path: string },
): HttpAnswer {
  const { pod, port } = request;
  const address = pod.status?.podIP;
  if (!address) {
    throw new Error(`no address to reach pod ${pod.metadata.name} at`);
  }
  const args = readSidecarArgs(pod);
  const process = sidecars.of(pod)?.current();
  const serves = process && !process.run.endedAt && !process.run.starting;
  if (args && serves) {
    const { run, input } = process;
    const open = args.listenAddresses.includes('0.0.0.0');
    if (port === args.publicPort || (port === args.httpPort && open)) {
      return answerOf(request.method, request.path, run.state, input);
    }
    if (port === METRICS_PORT) {
      return metricsOf(run.state);
    }
  }
  const app = appOnPort(pod, port);
  if (app) {
    return { status: 200, body: `${app} in ${pod.metadata.name}\n` };
  }
  throw new Error(`dial tcp ${address}:${port}: connect: connection refused`);
}

/** The running container that declares a port; the simulation has it say its name. */
function appOnPort({ spec, status }: Pod, port: number) {
  return spec.containers
    .filter(({ name }) => name !== 'daprd')
    .filter(({ ports }) =>
      ports?.some(({ containerPort }) => containerPort === port),
    )
    .map(({ name }) => name)
    .find(name =>
      status?.containerStatuses?.some(
        each => each.name === name && each.state.running,
      ),
    );
}
