import { readFileSync } from 'node:fs';

const base64 = (path: string) => readFileSync(path).toString('base64');

type User = { certFile: string; keyFile: string } | { token: string };

/** A kubeconfig with everything inline, as JSON text (which is YAML too). */
export function kubeconfig(
  context: string,
  server: string,
  caFile: string,
  user: User,
): string {
  const credentials =
    'token' in user
      ? { token: user.token }
      : {
          'client-certificate-data': base64(user.certFile),
          'client-key-data': base64(user.keyFile),
        };
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': context,
      clusters: [
        {
          name: context,
          cluster: { server, 'certificate-authority-data': base64(caFile) },
        },
      ],
      users: [{ name: context, user: credentials }],
      contexts: [
        { name: context, context: { cluster: context, user: context } },
      ],
    },
    null,
    2,
  );
}
