import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Document } from 'yaml';
import { ChosenAddress } from './address';
import { IssuedToken } from './requestToken';

/** A kubeconfig as YAML, a secret. Its context is named as the vcluster CLI names it. */
export function renderKubeconfig(
  { host, namespace, name }: TenantRef,
  { address, tlsServerName }: Pick<ChosenAddress, 'address' | 'tlsServerName'>,
  { caData, token, expiresAt }: IssuedToken & { caData: string },
): string {
  const context = `vcluster_${name}_${namespace}_${host}`;
  const document = new Document({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: context,
        cluster: {
          server: address.server,
          ...(tlsServerName && { 'tls-server-name': tlsServerName }),
          'certificate-authority-data': caData,
        },
      },
    ],
    users: [{ name: context, user: { token } }],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
    'current-context': context,
  });
  document.commentBefore = [
    ` vcluster ${name} on host ${host}. Valid until ${expiresAt}.`,
    ...(address.command
      ? [
          ` Needs this to run meanwhile, with a kubeconfig of the host:`,
          `   ${address.command}`,
        ]
      : []),
  ].join('\n');
  // Long values stay on their line.
  return document.toString({ lineWidth: 0 });
}
