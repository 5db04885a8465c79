import { KubeConfig } from '@kubernetes/client-node';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import { VclusterAccess, isPodLocal } from '../hosts';

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
 * Reads the kubeconfig of Secret `vc-<name>`. For direct access the pod-local address becomes
 * `https://<name>.<namespace>:443` exactly: the serving certificate covers that name and no `.svc` form. Through a
 * port-forward it stays, as it names what the certificate is checked for.
 *
 * @throws Error, without any of the text, when it is not a usable kubeconfig.
 */
export function tenantKubeConfig(
  ref: TenantRef,
  text: string,
  access: VclusterAccess,
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
      name: ref.name,
      server:
        access === 'direct' && isPodLocal(cluster.server)
          ? `https://${ref.name}.${ref.namespace}:443`
          : cluster.server,
      caData: cluster['certificate-authority-data'],
      skipTLSVerify: false,
    },
    {
      name: 'portal',
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
