import { parseArgs } from 'node:util';
import { COMPONENT_SYNCER } from 'backstage-plugin-dapr-vcluster-common';
import {
  HttpKubeClient,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { KubeConfig } from '@kubernetes/client-node';
import { ComponentSyncer } from '../syncer';
import { connectByService, ConnectToVcluster } from '../vclusters';
import { readConfig } from './config';
import { jsonLogger } from './logger';
import { SyncerMetrics } from './metrics';
import { PolicyConfigMap } from './PolicyConfigMap';
import { PolicyFile } from './PolicyFile';
import { PolicySource } from './PolicySource';
import { serve } from './serve';

const USAGE = `usage: ${COMPONENT_SYNCER} [--config FILE]`;

/**
 * What the program gets from its surroundings.
 *
 * @public
 */
export type Surroundings = {
  args: string[];
  env: Record<string, string | undefined>;
  /** Ends the program in good order. */
  signal: AbortSignal;
  /** Takes the lines of the log. */
  write: (line: string) => void;
  /** Told of the port that health and metrics are served on. */
  onPort?: (port: number) => void;
  /** How vclusters are reached; at their Service when left out. */
  connect?: ConnectToVcluster;
};

/**
 * Runs the program until the signal aborts.
 *
 * @throws Error that says what of the configuration cannot be used
 * @public
 */
export async function runProgram({
  args,
  env,
  signal,
  write,
  onPort,
  connect,
}: Surroundings): Promise<void> {
  const config = readConfig(fileIn(args), env);
  const { host, namespace, group, replica } = config;
  const logger = jsonLogger(write, { host, replica });
  const client = clientOf(config.kubeconfig);
  const policy: PolicySource = config.policyConfigMap
    ? new PolicyConfigMap(client, { namespace, name: config.policyConfigMap })
    : new PolicyFile(config.policyFile);
  const running: { syncer?: ComponentSyncer } = {};
  const metrics = new SyncerMetrics(() => running.syncer?.status());
  const counted = (side: string, of: KubeClient) =>
    counting(of, method => metrics.requests.inc({ side, method }));
  const connectTo = connect ?? connectByService(client);
  const syncer = new ComponentSyncer({
    host,
    client: counted('host', client),
    connect: async vcluster => counted('vcluster', await connectTo(vcluster)),
    namespace,
    group,
    replica,
    policy: () => policy.policy,
    logger,
    events: metrics,
    settings: {
      allowedMetadata: config.allowedMetadata,
      namespaceScoping: config.namespaceScoping,
      maxCharacters: config.maxCharacters,
      maxObjects: config.maxObjects,
      changesPerSecond: config.changesPerSecond,
      changesAtOnce: config.changesAtOnce,
      goneGraceMs: config.goneGraceSeconds * 1_000,
    },
  });
  running.syncer = syncer;
  const server = await serve(
    config.port,
    () => syncer.status(),
    metrics.registry,
  );
  onPort?.(server.port);
  await policy.ready(
    error =>
      logger.warn(`nothing is copied without a policy: ${error.message}`),
    signal,
  );
  const unwatch = policy.watch(
    () => {
      logger.info('the policy has changed');
      syncer.policyChanged();
    },
    error => logger.warn(`the policy stays as it was: ${error.message}`),
  );
  logger.info(`started as ${group}/${replica}`);
  try {
    await syncer.start(signal);
  } finally {
    unwatch();
    await server.close();
    client.close();
    logger.info('stopped');
  }
}

function fileIn(args: string[]): string | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { config: { type: 'string' } },
    });
    return values.config;
  } catch (error) {
    throw new Error(`${(error as Error).message}; ${USAGE}`);
  }
}

/** A client of the host: by the given kubeconfig, else as the pod's service account. */
function clientOf(file: string | undefined): KubeClient {
  const kubeConfig = new KubeConfig();
  if (file) {
    kubeConfig.loadFromFile(file);
  } else if (process.env.KUBERNETES_SERVICE_HOST) {
    kubeConfig.loadFromCluster();
  } else {
    throw new Error(
      'this is no pod of a cluster (KUBERNETES_SERVICE_HOST is not set); give kubeconfig in the configuration file or as SYNCER_KUBECONFIG',
    );
  }
  return new HttpKubeClient(kubeConfig, {
    fieldManager: COMPONENT_SYNCER,
    http2: true,
  });
}

/** The same client, whose calls are counted. */
function counting(
  client: KubeClient,
  count: (method: string) => void,
): KubeClient {
  return new Proxy(client, {
    get: (target, property) => {
      const value = Reflect.get(target, property, target);
      return typeof value === 'function'
        ? (...parameters: unknown[]) => {
            count(String(property));
            return value.apply(target, parameters);
          }
        : value;
    },
  });
}
