import { KubeConfig } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { z } from 'zod/v3';

/** Only data that needs neither a file nor a program of this machine is read. */
const kubeConfigSchema = z.object({
  clusters: z
    .array(
      z.object({
        cluster: z.object({
          server: z.string().url(),
          'certificate-authority-data': z.string().optional(),
        }),
      }),
    )
    .min(1),
  users: z
    .array(
      z.object({
        user: z.object({
          'client-certificate-data': z.string().optional(),
          'client-key-data': z.string().optional(),
          token: z.string().optional(),
        }),
      }),
    )
    .min(1),
});

/**
 * Address of a vcluster's Service. The serving certificate covers exactly this name and no `.svc` form.
 *
 * @public
 */
export function vclusterServiceUrl(vcluster: {
  namespace: string;
  name: string;
}): string {
  return `https://${vcluster.name}.${vcluster.namespace}:443`;
}

/**
 * Reads the kubeconfig of Secret `vc-<name>`. Programs, files and a switched-off check of TLS in it are ignored.
 *
 * @param text - the kubeconfig, as YAML
 * @param address - which address to use, given the one in the text
 * @throws Error, without any of the text, when it is not a usable kubeconfig.
 * @public
 */
export function vclusterKubeConfig(
  text: string,
  address: (server: string) => string,
): KubeConfig {
  const parsed = kubeConfigSchema.safeParse(safeYaml(text));
  if (!parsed.success) {
    throw new Error('its kubeconfig Secret does not hold a usable kubeconfig');
  }
  const { cluster } = parsed.data.clusters[0];
  const { user } = parsed.data.users[0];
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: 'vcluster',
      server: address(cluster.server),
      caData: cluster['certificate-authority-data'],
      skipTLSVerify: false,
    },
    {
      name: 'admin',
      certData: user['client-certificate-data'],
      keyData: user['client-key-data'],
      token: user.token,
    },
  );
  return kubeConfig;
}

function safeYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
