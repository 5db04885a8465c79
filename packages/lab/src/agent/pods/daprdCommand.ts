import type { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { Refusal } from './Refusal';

/** How to run a daprd on a pod's address. */
export type DaprdCommand = { args: string[]; healthUrl: string };

/** Arguments of which the pod's address is the value, in place of the loopback addresses of a container. */
const ADDRESSES = [
  '--dapr-listen-addresses',
  '--dapr-public-listen-address',
  '--dapr-internal-grpc-listen-address',
];

/** Where the app is: the pod's address too, unless it is another one's, as in front of a shared daprd. */
const APP_ADDRESS = '--app-channel-address';
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];

const METRICS_PORT = '--metrics-port';

/** Without a public port, health is answered where the API is. */
const PORTS = ['--dapr-public-port', '--dapr-http-port'];
const DEFAULT_PORT = '3500';

/** daprd serves its metrics on all addresses, so that every pod needs a port of its own. */
function metricsPort(ip: string): number {
  const [, , high, low] = ip.split('.').map(Number);
  return 20_000 + ((high * 256 + low) % 40_000);
}

/** The value of a flag, given as `--flag value` or as `--flag=value`. */
function valueOf(args: string[], flag: string): string | undefined {
  const joined = args.find(arg => arg.startsWith(`${flag}=`));
  if (joined) {
    return joined.slice(flag.length + 1);
  }
  const index = args.indexOf(flag);
  return index < 0 ? undefined : args[index + 1];
}

const without = (args: string[], flags: string[]) =>
  args.filter(
    (arg, index) =>
      ![arg.split('=')[0], args[index - 1]].some(each => flags.includes(each)),
  );

/**
 * The arguments that the injector wrote, or whoever did its work, moved to the pod's address; those that are missing
 * are added.
 *
 * @throws Refusal when the container runs something else.
 */
export function daprdCommand(pod: Pod, container: Container): DaprdCommand {
  const ip = pod.status!.podIP!;
  const [program, ...args] = [
    ...(container.command ?? []),
    ...(container.args ?? []),
  ];
  if (program !== '/daprd') {
    throw new Refusal(
      'CreateContainerError',
      'the container daprd does not run /daprd',
    );
  }
  const app = valueOf(args, APP_ADDRESS);
  const moved =
    app === undefined || LOOPBACK.includes(app)
      ? [...ADDRESSES, APP_ADDRESS]
      : ADDRESSES;
  const port =
    PORTS.flatMap(flag => valueOf(args, flag) ?? [])[0] ?? DEFAULT_PORT;
  return {
    args: [
      ...without(args, [...moved, METRICS_PORT]),
      ...moved.flatMap(flag => [flag, ip]),
      METRICS_PORT,
      String(metricsPort(ip)),
    ],
    healthUrl: `http://${ip}:${port}/v1.0/healthz`,
  };
}
