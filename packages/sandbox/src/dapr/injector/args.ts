import { SidecarAnnotations } from './annotations';
import { InjectorSettings, serviceAddress } from './settings';

/** The ports of an injected sidecar; the public one is an argument only. */
export const HTTP_PORT = 3500;
export const PUBLIC_PORT = 3501;

/** daprd's command line, in the order in which Dapr 1.18 writes it. */
export function daprdArgs(
  annotations: SidecarAnnotations,
  settings: InjectorSettings,
  appId: string,
): string[] {
  const { text, number, flag, optional } = annotations;
  const args = ['/daprd'];
  const add = (...parts: Array<string | number>) =>
    args.push(...parts.map(String));
  const addIf = (condition: unknown, ...parts: Array<string | number>) => {
    if (condition) {
      add(...parts);
    }
  };

  add('--dapr-http-port', HTTP_PORT);
  add('--dapr-grpc-port', number('grpc-port', 50001));
  add('--dapr-internal-grpc-port', number('internal-grpc-port', 50002));
  add(
    '--dapr-listen-addresses',
    text('sidecar-listen-addresses', '[::1],127.0.0.1'),
  );
  add('--dapr-public-port', PUBLIC_PORT);
  add('--app-id', appId);
  add('--app-protocol', text('app-protocol', 'http'));
  add('--log-level', text('log-level', 'info'));
  add(
    '--dapr-graceful-shutdown-seconds',
    number('graceful-shutdown-seconds', -1),
  );
  add('--mode', 'kubernetes');
  add('--control-plane-address', serviceAddress(settings, 'dapr-api', 443));
  add('--sentry-address', serviceAddress(settings, 'dapr-sentry', 443));
  const appPort = number('app-port', 0);
  addIf(appPort > 0, '--app-port', appPort);
  addIf(
    flag('enable-metrics', true),
    '--enable-metrics',
    '--metrics-port',
    number('metrics-port', 9090),
  );
  const config = text('config', '');
  addIf(config, '--config', config);
  const channel = text('app-channel-address', '');
  addIf(channel, '--app-channel-address', channel);
  const placement = text(
    'placement-host-address',
    settings.actorsEnabled
      ? serviceAddress(settings, 'dapr-placement-server', 50005)
      : '',
  );
  addIf(placement, '--placement-host-address', placement);
  addIf(
    optional('enable-api-logging') !== undefined,
    `--enable-api-logging=${flag('enable-api-logging', false)}`,
  );
  addIf(
    flag('disable-builtin-k8s-secret-store', false),
    '--disable-builtin-k8s-secret-store',
  );
  addAppHealth(annotations, add);
  addIf(flag('log-as-json', false), '--log-as-json');
  addIf(flag('enable-profiling', false), '--enable-profiling');
  addIf(settings.mtlsEnabled, '--enable-mtls');
  addIf(flag('app-ssl', false), '--app-ssl');
  const concurrency = optional('app-max-concurrency');
  addIf(concurrency, '--app-max-concurrency', concurrency ?? '');
  const scheduler = text(
    'scheduler-host-address',
    settings.schedulerEnabled
      ? serviceAddress(settings, 'dapr-scheduler-server-a', 443)
      : '',
  );
  addIf(scheduler, '--scheduler-host-address', scheduler);
  return args;
}

function addAppHealth(
  { flag, text, number }: SidecarAnnotations,
  add: (...parts: Array<string | number>) => void,
) {
  if (!flag('enable-app-health-check', false)) {
    return;
  }
  add('--enable-app-health-check');
  add('--app-health-check-path', text('app-health-check-path', '/healthz'));
  add('--app-health-probe-interval', number('app-health-probe-interval', 5));
  add('--app-health-probe-timeout', number('app-health-probe-timeout', 500));
  add('--app-health-threshold', number('app-health-threshold', 3));
}
