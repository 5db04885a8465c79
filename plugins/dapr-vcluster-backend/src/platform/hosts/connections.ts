import { readFileSync } from 'node:fs';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { Config } from '@backstage/config';
import { HostConnection } from 'backstage-plugin-dapr-vcluster-node';
import { findLocatorCluster } from './clusterRef';
import { HostConfigError } from './HostConfigError';
import { readKubeconfigFile } from './kubeconfigFile';
import { PATH_FIX, shownPath } from './paths';

/** Ways to connect, with the keys that belong to each. */
const WAYS = {
  kubeconfig: ['context'],
  url: ['caData', 'caFile', 'token', 'tokenFile', 'skipTLSVerify'],
  inCluster: [],
  clusterRef: [],
} as const satisfies Record<string, readonly string[]>;

type Way = keyof typeof WAYS;

const WAY_NAMES = Object.keys(WAYS) as Way[];

/**
 * Builds the connection of one entry of `daprVcluster.hosts`.
 *
 * @throws HostConfigError naming the key and the fix.
 */
export function connectionFromConfig(
  root: Config,
  config: Config,
  key: string,
): KubeConfig {
  const way = exactlyOne(config, WAY_NAMES, key);
  assertBelongs(config, way, key);
  switch (way) {
    case 'kubeconfig':
      return fromFile(config, key);
    case 'inCluster':
      return fromServiceAccount(config, key);
    case 'clusterRef':
      return fromParts(
        findLocatorCluster(root, config.getString('clusterRef'), key),
      );
    default:
      return fromUrl(config, key);
  }
}

/** Builds a connection from plain data. */
export function connectionFromData(connection: HostConnection): KubeConfig {
  const { token, ...cluster } = connection;
  if (typeof token === 'string') {
    return fromParts({ ...cluster, token });
  }
  const kubeConfig = fromParts(cluster);
  kubeConfig.addAuthenticator({
    isAuthProvider: () => true,
    applyAuthentication: async (_user, options) => {
      const headers = { Authorization: `Bearer ${await token()}` };
      options.headers = { ...options.headers, ...headers };
    },
  });
  return kubeConfig;
}

type Parts = {
  url: string;
  caData?: string;
  caFile?: string;
  skipTLSVerify?: boolean;
  token?: string;
  tokenFile?: string;
};

function fromParts(parts: Parts): KubeConfig {
  const cluster: Cluster = {
    name: 'host',
    server: parts.url,
    skipTLSVerify: parts.skipTLSVerify ?? false,
    caData: parts.caData,
    caFile: parts.caFile,
  };
  const user: User = {
    name: 'portal',
    token: parts.token,
    // Projected tokens are replaced while the portal runs; this provider reads the file again.
    ...(parts.tokenFile && {
      authProvider: {
        name: 'tokenFile',
        config: { tokenFile: parts.tokenFile },
      },
    }),
  };
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(cluster, user);
  return kubeConfig;
}

/** The one of several keys that is given. */
function exactlyOne<K extends string>(
  config: Config,
  names: readonly K[],
  key: string,
): K {
  const given = names.filter(name => config.has(name));
  if (given.length === 1) {
    return given[0];
  }
  throw new HostConfigError(
    `${key} must have exactly one of ${names.join(', ')}; it has ${
      given.length === 0 ? 'none' : given.join(' and ')
    }`,
    given.length === 0
      ? 'Give one of them. A variable of the environment that is not set counts as none.'
      : 'Remove all but one.',
  );
}

/** A key that is not read would be taken for one that is in force. */
function assertBelongs(config: Config, way: Way, key: string): void {
  const own: readonly string[] = WAYS[way];
  for (const other of WAY_NAMES) {
    const stray = WAYS[other].find(
      name => !own.includes(name) && config.has(name),
    );
    if (stray !== undefined) {
      throw new HostConfigError(
        `${key} has ${way}, and ${stray}, which is read with ${other} only`,
        `Remove ${stray}, or replace ${way} by ${other}.`,
      );
    }
  }
}

function fromFile(config: Config, key: string): KubeConfig {
  return readKubeconfigFile(
    {
      path: config.getString('kubeconfig'),
      context: config.getOptionalString('context'),
    },
    {
      path: `${key}.kubeconfig`,
      context: `${key}.context`,
      fix: `Give the path of a kubeconfig file that the portal may read. ${PATH_FIX}`,
    },
  );
}

function fromServiceAccount(config: Config, key: string): KubeConfig {
  if (!config.getBoolean('inCluster')) {
    throw new HostConfigError(
      `${key}.inCluster is false`,
      'Remove it and give kubeconfig, url or clusterRef instead.',
    );
  }
  if (!process.env.KUBERNETES_SERVICE_HOST) {
    throw new HostConfigError(
      `${key}.inCluster is true, but the portal does not run in a pod (KUBERNETES_SERVICE_HOST is not set)`,
      'Give kubeconfig, url or clusterRef instead.',
    );
  }
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromCluster();
  return kubeConfig;
}

function fromUrl(config: Config, key: string): KubeConfig {
  const url = httpUrl(config.getString('url'), `${key}.url`);
  if (config.has('caData') && config.has('caFile')) {
    throw new HostConfigError(
      `${key} has caData and caFile`,
      'Remove one of them.',
    );
  }
  exactlyOne(config, ['token', 'tokenFile'], key);
  return fromParts({
    url,
    caData: config.getOptionalString('caData'),
    caFile: readableFile(config, 'caFile', key),
    token: config.getOptionalString('token'),
    tokenFile: readableFile(config, 'tokenFile', key),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify'),
  });
}

/** The path of a file that is there, can be read and is not empty. */
function readableFile(
  config: Config,
  field: string,
  key: string,
): string | undefined {
  const path = config.getOptionalString(field);
  if (path === undefined) {
    return undefined;
  }
  const problem = problemOfFile(path);
  if (problem !== undefined) {
    throw new HostConfigError(
      `${key}.${field} ${shownPath(path)} ${problem}`,
      `Give the path of a file that the portal may read. ${PATH_FIX}`,
    );
  }
  return path;
}

function problemOfFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() === '' ? 'is empty' : undefined;
  } catch (error) {
    const { code } = error as { code?: string };
    return code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
  }
}

function httpUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password) {
    throw new HostConfigError(
      `${key} contains a user or password`,
      'Remove them from the address, and give token or tokenFile.',
    );
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new HostConfigError(
      `${key} "${text}" is not an http(s) URL`,
      'Give the address of the API server, such as https://10.0.0.1:6443.',
    );
  }
  return text;
}
