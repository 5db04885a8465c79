import { EnvVar } from 'dapr-vcluster-kube-sim/controller-runtime';
import { SidecarAnnotations } from './annotations';
import { HTTP_PORT } from './args';
import { InjectorSettings } from './settings';

/** Environment of the container `daprd`; `namespace` is the one of the admission request. */
export function daprdEnv(
  annotations: SidecarAnnotations,
  settings: InjectorSettings,
  namespace: string,
): EnvVar[] {
  const chosen = chosenEnv(annotations.text('env', ''));
  return [
    { name: 'NAMESPACE', value: namespace },
    { name: 'DAPR_TRUST_ANCHORS', value: settings.trustAnchors },
    {
      name: 'POD_NAME',
      valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
    },
    {
      name: 'DAPR_CONTROLPLANE_NAMESPACE',
      value: settings.controlPlaneNamespace,
    },
    { name: 'DAPR_CONTROLPLANE_TRUST_DOMAIN', value: settings.trustDomain },
    ...chosen,
    ...(chosen.length
      ? [
          {
            name: 'DAPR_ENV_KEYS',
            value: chosen.map(({ name }) => name).join(' '),
          },
        ]
      : []),
    ...tokenEnv('DAPR_API_TOKEN', annotations.text('api-token-secret', '')),
    ...tokenEnv('APP_API_TOKEN', annotations.text('app-token-secret', '')),
  ];
}

/** `A=1,B=2`: pairs without exactly one `=` are skipped; a comma inside a value stays. */
function chosenEnv(text: string): EnvVar[] {
  return text
    .split(/,(?=\s*[a-zA-Z_][a-zA-Z0-9_]*=)/)
    .map(pair => pair.trim().split('='))
    .filter(parts => parts.length === 2)
    .map(([name, value]) => ({ name, value }));
}

function tokenEnv(name: string, secret: string): EnvVar[] {
  return secret
    ? [{ name, valueFrom: { secretKeyRef: { key: 'token', name: secret } } }]
    : [];
}

/** Variables that every app container gets unless it sets them itself. */
export function appEnv(annotations: SidecarAnnotations): EnvVar[] {
  return [
    { name: 'DAPR_HTTP_PORT', value: `${HTTP_PORT}` },
    {
      name: 'DAPR_GRPC_PORT',
      value: `${annotations.number('grpc-port', 50001)}`,
    },
    { name: 'APP_PROTOCOL', value: annotations.text('app-protocol', 'http') },
  ];
}
