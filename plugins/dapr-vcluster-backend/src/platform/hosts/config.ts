import { Config } from '@backstage/config';
import { tenantRefSchema } from 'backstage-plugin-dapr-vcluster-common';
import { readList } from '../configuration/readList';
import { normalizeOwner } from '../permissions/owners';
import { connectionFromConfig } from './connections';
import { HostConfigError } from './HostConfigError';
import { HostConnection } from './HostConnection';
import {
  DEFAULT_SYNCER,
  HostSyncer,
  isNamespaceName,
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

/** Of a host whose settings are wrong: the portal does not connect to it, whatever else they say. */
const UNREADABLE = {
  readOnly: true,
  dapr: { namespace: DAPR_NAMESPACE },
  vclusters: 'auto',
  componentSyncer: { mode: 'off' },
} as const satisfies Partial<HostConfig>;

/**
 * Reads `daprVcluster.hosts`. What is wrong with one host is a problem of its connection, which the registry keeps.
 *
 * @throws Error naming the key and the fix for a name that is missing or cannot be used; the backend does not start then.
 */
export function readHosts(root: Config): HostConfig[] {
  const syncer = readPortalSyncer(root);
  const hosts = readList(root, HOSTS_KEY).map((config, index) =>
    readHost(root, config, `${HOSTS_KEY}[${index}]`, syncer),
  );
  return [...new Set(hosts.map(host => host.name))].map(name =>
    onlyOne(
      name,
      hosts.filter(host => host.name === name),
    ),
  );
}

/** Which of two hosts of one name has the tenants is unknown: the portal connects to neither. */
function onlyOne(name: string, hosts: HostConfig[]): HostConfig {
  return hosts.length === 1
    ? hosts[0]
    : {
        ...UNREADABLE,
        name,
        title: name,
        connection: new HostConnection(HOSTS_KEY, () => {
          throw new HostConfigError(
            `${HOSTS_KEY}: ${hosts.length} hosts are called "${name}"`,
            'Give each its own name.',
          );
        }),
      };
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
  const settings = settingsOf(config, key, syncer);
  return {
    name,
    ...(settings instanceof Error
      ? { ...UNREADABLE, title: name }
      : { ...settings, title: settings.title ?? name }),
    connection: new HostConnection(key, () => {
      if (settings instanceof Error) {
        throw settings;
      }
      return connectionFromConfig(root, config, key);
    }),
  };
}

/** What a host says of itself beside its name and connection, or the error in it. */
function settingsOf(config: Config, key: string, syncer: HostSyncer) {
  try {
    return {
      title: config.getOptionalString('title'),
      readOnly: config.getOptionalBoolean('readOnly') ?? false,
      defaultOwner: readOwner(config, key),
      dapr: { namespace: readDaprNamespace(config, key) },
      vclusters: readVclusterAccess(config, key),
      componentSyncer: readComponentSyncer(config, key) ?? syncer,
    };
  } catch (error) {
    return error as Error;
  }
}

function readDaprNamespace(config: Config, key: string): string {
  const namespace =
    config.getOptionalString('dapr.namespace') ?? DAPR_NAMESPACE;
  if (!isNamespaceName(namespace)) {
    throw new HostConfigError(
      `${key}.dapr.namespace "${namespace}" is not the name of a namespace`,
      "Give the one in which Dapr's control plane runs.",
    );
  }
  return namespace;
}

function readOwner(config: Config, key: string): string | undefined {
  const owner = config.getOptionalString('defaultOwner');
  if (owner === undefined) {
    return undefined;
  }
  try {
    normalizeOwner(owner);
    return owner;
  } catch {
    throw new HostConfigError(
      `${key}.defaultOwner "${owner}" is not the ref of a group or user`,
      'Write it like "group:default/platform".',
    );
  }
}
