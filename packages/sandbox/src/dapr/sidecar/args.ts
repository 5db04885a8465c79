import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';

/** What a daprd was told on its command line. */
export type SidecarArgs = {
  appId: string;
  /** 0 when the app has no port. */
  appPort: number;
  appProtocol: string;
  channelAddress: string;
  /** Name of the Configuration, if any. */
  config?: string;
  logLevel: string;
  builtinSecretStore: boolean;
  listenAddresses: string;
  httpPort: number;
  publicPort: number;
  maxConcurrency?: number;
  /** Address of the placement service; empty when actors are off. */
  placement: string;
  scheduler: string;
  appHealth?: {
    path: string;
    intervalSeconds: number;
    timeoutMs: number;
    threshold: number;
  };
};

/** The pod's container `daprd`, injected as a container or a native sidecar, or declared by hand. */
export function sidecarContainer(pod: Pod) {
  return [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find(
    ({ name }) => name === 'daprd',
  );
}

/** Reads daprd's command line; a flag that is missing has daprd's own default. */
export function readSidecarArgs(pod: Pod): SidecarArgs | undefined {
  const container = sidecarContainer(pod);
  if (!container) {
    return undefined;
  }
  const args = [...(container.command ?? []), ...(container.args ?? [])];
  const text = (flag: string, fallback: string): string => {
    const joined = args.find(arg => arg.startsWith(`${flag}=`));
    if (joined) {
      return joined.slice(flag.length + 1);
    }
    const at = args.indexOf(flag);
    return at < 0 ? fallback : args[at + 1] ?? fallback;
  };
  const number = (flag: string, fallback: number) =>
    Number(text(flag, `${fallback}`));
  const concurrency = number('--app-max-concurrency', 0);
  return {
    appId: text('--app-id', pod.metadata.name),
    appPort: number('--app-port', 0),
    appProtocol: text('--app-protocol', 'http'),
    channelAddress: text('--app-channel-address', '127.0.0.1'),
    config: text('--config', '') || undefined,
    logLevel: text('--log-level', 'info'),
    builtinSecretStore: !args.includes('--disable-builtin-k8s-secret-store'),
    listenAddresses: text('--dapr-listen-addresses', ''),
    httpPort: number('--dapr-http-port', 3500),
    publicPort: number('--dapr-public-port', 3501),
    maxConcurrency: concurrency > 0 ? concurrency : undefined,
    placement: text('--placement-host-address', ''),
    scheduler: text('--scheduler-host-address', ''),
    appHealth: args.includes('--enable-app-health-check')
      ? {
          path: text('--app-health-check-path', '/healthz'),
          intervalSeconds: number('--app-health-probe-interval', 5),
          timeoutMs: number('--app-health-probe-timeout', 500),
          threshold: number('--app-health-threshold', 3),
        }
      : undefined,
  };
}
