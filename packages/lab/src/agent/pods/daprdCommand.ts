import type { Container, Pod } from 'dapr-vcluster-sandbox';

/** How to run a daprd on a pod's address. */
export type DaprdCommand = {
  args: string[];
  env: Record<string, string>;
  healthUrl: string;
};

/** Arguments of which the pod's address is the value, in place of the loopback addresses of a container. */
const ADDRESSES = [
  '--dapr-listen-addresses',
  '--dapr-public-listen-address',
  '--dapr-internal-grpc-listen-address',
  '--app-channel-address',
];

const REPLACED = [...ADDRESSES, '--metrics-port'];

/** daprd serves its metrics on all addresses, so that every pod needs a port of its own. */
function metricsPort(ip: string): number {
  const [, , high, low] = ip.split('.').map(Number);
  return 20_000 + ((high * 256 + low) % 40_000);
}

/**
 * The arguments and variables that the injector wrote, moved to the pod's address.
 *
 * @throws Error when the container has no arguments: then no injector wrote it.
 */
export function daprdCommand(pod: Pod, container: Container): DaprdCommand {
  const ip = pod.status!.podIP!;
  const [program, ...args] = container.args ?? [];
  if (program !== '/daprd') {
    throw new Error('the container daprd does not run /daprd');
  }
  const kept = args.filter(
    (arg, index) =>
      ![arg, args[index - 1]].some(each => REPLACED.includes(each)),
  );
  const valueOf = (flag: string) => args[args.indexOf(flag) + 1];
  return {
    args: [
      ...kept,
      ...ADDRESSES.flatMap(flag => [flag, ip]),
      '--metrics-port',
      String(metricsPort(ip)),
    ],
    env: environment(pod, container),
    healthUrl: `http://${ip}:${valueOf('--dapr-public-port')}/v1.0/healthz`,
  };
}

function environment(pod: Pod, { env = [] }: Container) {
  const fields: Record<string, string | undefined> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'status.podIP': pod.status?.podIP,
  };
  return Object.fromEntries(
    env.flatMap(({ name, value, valueFrom }) => {
      const path = valueFrom?.fieldRef?.fieldPath;
      const text = path ? fields[path] : value;
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
