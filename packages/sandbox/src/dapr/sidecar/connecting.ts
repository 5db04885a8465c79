import { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import { readSidecarArgs, sidecarContainer } from './args';
import { fatal, info } from './log/LogLine';
import { connectingLines, identityLines } from './logPhases';
import { ControlPlaneServer, SidecarInput, SidecarState } from './types';

/** How long daprd itself waits for the operator; for sentry it waits without end. */
const OPERATOR_MS = 30_000;

/** Kubelet's values for what a probe leaves out. */
const PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  failureThreshold: 3,
};

/**
 * A daprd that cannot reach a server of the control plane: it serves nothing and writes nothing more until it can, its
 * time runs out, or kubelet ends it because its liveness probe fails. Undefined when it reaches them.
 */
export function stillConnecting(input: SidecarInput): SidecarState | undefined {
  const { runtime, unreachable = {} } = input;
  const server = (['sentry', 'operator'] as const).find(
    each => unreachable[each],
  );
  return (
    server && {
      appId: readSidecarArgs(input.pod)?.appId ?? '',
      outcomes: [],
      initialized: false,
      connecting: { server, dialling: unreachable[server] ?? '' },
      log:
        server === 'sentry' ? identityLines(runtime) : connectingLines(runtime),
    }
  );
}

/** How long a daprd is left waiting for a server, in milliseconds, and whether it is kubelet that ends it. */
export function connectTimeout(
  server: ControlPlaneServer,
  { pod }: SidecarInput,
): { ms: number; killed: boolean } {
  const { livenessProbe } = (sidecarContainer(pod) ?? {}) as Partial<
    Container & { livenessProbe: Partial<typeof PROBE> }
  >;
  const probe = { ...PROBE, ...livenessProbe };
  const killedAfter = livenessProbe
    ? 1_000 *
      (probe.initialDelaySeconds +
        probe.periodSeconds * (probe.failureThreshold - 1))
    : Infinity;
  return server === 'operator' && OPERATOR_MS <= killedAfter
    ? { ms: OPERATOR_MS, killed: false }
    : { ms: killedAfter, killed: true };
}

/** Ends a daprd that has waited long enough. */
export function giveUp(
  state: SidecarState,
  { ms, killed }: { ms: number; killed: boolean },
): SidecarState {
  const { server, dialling } = state.connecting!;
  const cause = `context ${
    killed ? 'canceled' : 'deadline exceeded'
  }: connection error: desc = "transport: Error while dialing: ${dialling}"`;
  const message =
    server === 'sentry'
      ? `failed to retrieve the initial identity certificate: error establishing connection to sentry: ${cause}`
      : cause;
  const last = [
    ...(killed
      ? [info("Received signal 'terminated'; beginning shutdown", 'signals')]
      : []),
    fatal(`Fatal error from runtime: ${message}`),
  ];
  return {
    ...state,
    connecting: undefined,
    exit: { code: 1, message },
    log: [...state.log, ...last.map(line => ({ ...line, afterMs: ms }))],
  };
}
