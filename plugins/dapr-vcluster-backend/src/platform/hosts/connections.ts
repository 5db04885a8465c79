import { existsSync } from 'node:fs';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { Config } from '@backstage/config';
import { HostConnection } from 'backstage-plugin-dapr-vcluster-node';
import { findLocatorCluster } from './clusterRef';
import { HostConfigError } from './HostConfigError';

const WAYS = ['kubeconfig', 'url', 'inCluster', 'clusterRef'] as const;

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
  const given = WAYS.filter(way => config.has(way));
  if (given.length !== 1) {
    throw new HostConfigError(
      `${key} must have exactly one of ${WAYS.join(', ')}; it has ${
        given.length === 0 ? 'none' : given.join(' and ')
      }`,
      'Give one of them.',
    );
  }
  switch (given[0]) {
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

function fromFile(config: Config, key: string): KubeConfig {
  const path = config.getString('kubeconfig');
  const kubeConfig = new KubeConfig();
  try {
    kubeConfig.loadFromFile(path);
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    throw new HostConfigError(
      `${key}.kubeconfig "${path}" cannot be read (${code ?? name})`,
      'Give the path of a kubeconfig file that the portal may read.',
    );
  }
  const context =
    config.getOptionalString('context') ?? kubeConfig.getCurrentContext();
  if (!kubeConfig.getContextObject(context)) {
    const known = kubeConfig.getContexts().map(each => each.name);
    throw new HostConfigError(
      `${key}.context "${context}" is not in "${path}"`,
      `Use one of: ${known.join(', ')}.`,
    );
  }
  kubeConfig.setCurrentContext(context);
  return kubeConfig;
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
  const parts: Parts = {
    url: httpUrl(config.getString('url'), `${key}.url`),
    caData: config.getOptionalString('caData'),
    caFile: readableFile(config, 'caFile', key),
    token: config.getOptionalString('token'),
    tokenFile: readableFile(config, 'tokenFile', key),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify'),
  };
  if (Boolean(parts.token) === Boolean(parts.tokenFile)) {
    throw new HostConfigError(
      `${key} needs exactly one of token and tokenFile beside url`,
      'Give one of them.',
    );
  }
  return fromParts(parts);
}

function readableFile(
  config: Config,
  field: string,
  key: string,
): string | undefined {
  const path = config.getOptionalString(field);
  if (path !== undefined && !existsSync(path)) {
    throw new HostConfigError(
      `${key}.${field} "${path}" does not exist`,
      'Give the path of a file that the portal may read.',
    );
  }
  return path;
}

function httpUrl(text: string, key: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new HostConfigError(
      `${key} "${text}" is not an http(s) URL`,
      'Give the address of the API server, such as https://10.0.0.1:6443.',
    );
  }
  return text;
}
