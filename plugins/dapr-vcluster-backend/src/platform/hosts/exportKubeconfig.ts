import { KubeConfig } from '@kubernetes/client-node';
import { RequestOptions } from 'node:https';

const base64 = (value: unknown) =>
  value === undefined
    ? undefined
    : Buffer.from(value as string | Buffer).toString('base64');

/**
 * A kubeconfig with the credentials that a request would carry now, everything inline. Tokens that are renewed are
 * those of this moment, so the text is for immediate use only. It is a secret.
 *
 * @returns JSON, which is YAML too
 */
export async function exportKubeconfig(
  kubeConfig: KubeConfig,
): Promise<string> {
  const options: RequestOptions = {};
  await kubeConfig.applyToHTTPSOptions(options);
  const cluster = kubeConfig.getCurrentCluster();
  const headers = (options.headers ?? {}) as Record<string, string>;
  const token = headers.Authorization?.replace(/^Bearer /, '');
  const name = 'host';
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      {
        name,
        cluster: {
          server: cluster?.server,
          'certificate-authority-data': base64(options.ca),
          'insecure-skip-tls-verify': cluster?.skipTLSVerify || undefined,
        },
      },
    ],
    users: [
      {
        name,
        user: {
          token,
          'client-certificate-data': base64(options.cert),
          'client-key-data': base64(options.key),
        },
      },
    ],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
}
