import { SidecarArgs } from './args';
import { RuntimeInfo } from './types';
import { info, LogLine, warning } from './log/LogLine';

/** From the first line to the point where sentry is asked for an identity. */
export function identityLines({ version }: RuntimeInfo): LogLine[] {
  return [
    info(`Starting Dapr Runtime -- version ${version} -- commit `),
    info('Log level set to: info'),
    info('Fetching initial identity certificate', 'runtime.security'),
  ];
}

/** From the first line to the point where the operator is connected to. */
export function connectingLines(runtime: RuntimeInfo): LogLine[] {
  return [
    ...identityLines(runtime),
    info('Security is initialized successfully', 'runtime.security'),
    info('Initializing the operator client'),
  ];
}

/** From the first line to the point where Dapr Components are asked for. */
export function bootLines(
  args: SidecarArgs,
  runtime: RuntimeInfo,
  resiliencies: string[],
): LogLine[] {
  return [
    ...connectingLines(runtime),
    ...(args.config ? [] : [info('loading default configuration')]),
    ...resiliencies.map(name =>
      info(`Loading Resiliency configuration: ${name}`),
    ),
    ...(args.scheduler
      ? [
          info('Initializing connection to Scheduler in the background'),
          info(
            `Scheduler client initialized for address: ${args.scheduler}`,
            'runtime.scheduler.clients',
          ),
          info('Scheduler client connections created'),
        ]
      : []),
    info('kubernetes mode configured'),
    info(`app id: ${args.appId}`),
    info('Initialized name resolution to kubernetes'),
    info('Loading components…'),
  ];
}

/** After the Dapr Components are processed: endpoints, subscriptions, servers. */
export function serveLines(
  args: SidecarArgs,
  subscriptions: string[],
  address: string,
): LogLine[] {
  return [
    info('All outstanding components processed'),
    info('Loading endpoints…'),
    info('Waiting for all outstanding http endpoints to be processed…'),
    info('All outstanding http endpoints processed'),
    info('Loading Declarative Subscriptions…'),
    ...subscriptions.map(name => info(`Found Subscription: ${name}`)),
    ...(args.appPort
      ? []
      : [
          warning(
            'App channel is not initialized. Did you configure an app-port?',
            'runtime.channels',
          ),
        ]),
    info('API gRPC server is running on port 50001'),
    info(
      `HTTP server listening on TCP address: ${address}:${args.httpPort}`,
      'runtime.http',
    ),
    info(`HTTP server is running on port ${args.httpPort}`),
    info(`Internal gRPC server is running on ${address}:50002`),
    ...(args.appPort
      ? [
          info(
            `application protocol: ${args.appProtocol}. waiting on port ${args.appPort}.  This will block until the app is listening on that port.`,
          ),
        ]
      : []),
  ];
}

/** Once the app listens, or at once when it has no port. */
export function readyLines(args: SidecarArgs): LogLine[] {
  return [
    ...(args.appPort
      ? [info(`application discovered on port ${args.appPort}`)]
      : []),
    info('dapr initialized. Status: Running. Init Elapsed 7ms'),
  ];
}

/** The last lines before a fatal one. */
export function shutdownLines(): LogLine[] {
  return [info('Dapr is shutting down'), info('Dapr runtime stopped')];
}
