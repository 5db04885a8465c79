import { Config } from '@backstage/config';
import { tenantRefSchema } from 'backstage-plugin-dapr-vcluster-common';
import { connectionFromConfig } from './connections';
import { HostConnection } from './HostConnection';
import {
  DEFAULT_SYNCER,
  HostSyncer,
  readComponentSyncer,
} from './componentSyncer';
import { VclusterAccess, readVclusterAccess } from './vclusterAccess';

/** A host as configured: what the rest of the backend knows of it, and how to connect. */
export type HostConfig = {
  name: string;
  title: string;
  readOnly: boolean;
  defaultOwner?: string;
  dapr: { namespace: string };
  /** How its vclusters are reached. */
  vclusters: VclusterAccess;
  /** What copies Dapr resources from its vclusters. */
  componentSyncer: HostSyncer;
  connection: HostConnection;
};

/** Config key of all hosts. */
export const HOSTS_KEY = 'daprVcluster.hosts';

/** Namespace of Dapr's control plane unless configured. */
export const DAPR_NAMESPACE = 'dapr-system';

/**
 * Reads `daprVcluster.hosts`. What is wrong with the connection of a host is a problem of this host, which the registry
 * keeps.
 *
 * @throws Error naming the key and the fix for what has to be right of all hosts, names above all; the backend does not
 *   start then.
 */
export function readHosts(root: Config): HostConfig[] {
  const syncer = readPortalSyncer(root);
  const hosts = (root.getOptionalConfigArray(HOSTS_KEY) ?? []).map(
    (config, index) => readHost(root, config, `${HOSTS_KEY}[${index}]`, syncer),
  );
  assertUnique(hosts.map(host => host.name));
  return hosts;
}

/**
 * The Component syncer of hosts that say nothing of it themselves.
 *
 * @throws Error naming the key and the fix
 */
export function readPortalSyncer(root: Config): HostSyncer {
  const config = root.getOptionalConfig('daprVcluster');
  return readComponentSyncer(config, 'daprVcluster') ?? DEFAULT_SYNCER;
}

/** @throws Error naming a host that is there twice. */
export function assertUnique(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new Error(
      `${HOSTS_KEY}: two hosts are called "${twice}". Give each its own name.`,
    );
  }
}

/** @throws Error when a name cannot be part of a tenant's identity. */
export function assertHostName(name: string, key: string): void {
  const parsed = tenantRefSchema.shape.host.safeParse(name);
  if (!parsed.success) {
    throw new Error(
      `${key}.name "${name}" is not usable: ${parsed.error.issues[0].message}.`,
    );
  }
}

function readHost(
  root: Config,
  config: Config,
  key: string,
  syncer: HostSyncer,
): HostConfig {
  const name = config.getOptionalString('name');
  if (!name) {
    throw new Error(`${key}.name is missing. Give the host a short name.`);
  }
  assertHostName(name, key);
  return {
    name,
    title: config.getOptionalString('title') ?? name,
    readOnly: config.getOptionalBoolean('readOnly') ?? false,
    defaultOwner: config.getOptionalString('defaultOwner'),
    dapr: {
      namespace: config.getOptionalString('dapr.namespace') ?? DAPR_NAMESPACE,
    },
    vclusters: readVclusterAccess(config, key),
    componentSyncer: readComponentSyncer(config, key) ?? syncer,
    connection: new HostConnection(() =>
      connectionFromConfig(root, config, key),
    ),
  };
}
