import { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import { SidecarAnnotations } from './annotations';
import { daprdArgs, HTTP_PORT, PUBLIC_PORT } from './args';
import { daprdEnv } from './env';
import { InjectorSettings } from './settings';

/** The container `daprd` that Dapr 1.18 adds to a pod, before the API server's defaults. */
export function daprdContainer(
  annotations: SidecarAnnotations,
  settings: InjectorSettings,
  target: { appId: string; namespace: string },
): Container {
  const { number, text } = annotations;
  const probe = (
    kind: string,
    delay: number,
    timeout: number,
    period: number,
  ) => ({
    initialDelaySeconds: number(`sidecar-${kind}-probe-delay-seconds`, delay),
    timeoutSeconds: number(`sidecar-${kind}-probe-timeout-seconds`, timeout),
    periodSeconds: number(`sidecar-${kind}-probe-period-seconds`, period),
    failureThreshold: number(`sidecar-${kind}-probe-threshold`, 5),
  });
  const resources = resourcesOf(annotations);
  return {
    name: 'daprd',
    image: text('sidecar-image', settings.sidecarImage),
    imagePullPolicy: settings.imagePullPolicy,
    args: daprdArgs(annotations, settings, target.appId),
    env: daprdEnv(annotations, settings, target.namespace),
    ports: [
      { containerPort: HTTP_PORT, name: 'dapr-http' },
      { containerPort: number('grpc-port', 50001), name: 'dapr-grpc' },
      {
        containerPort: number('internal-grpc-port', 50002),
        name: 'dapr-internal',
      },
      { containerPort: number('metrics-port', 9090), name: 'dapr-metrics' },
    ],
    readinessProbe: {
      httpGet: { path: '/v1.0/healthz', port: PUBLIC_PORT },
      ...probe('readiness', 1, 1, 1),
    },
    livenessProbe: {
      tcpSocket: { port: PUBLIC_PORT },
      ...probe('liveness', 180, 3, 10),
    },
    ...(resources && { resources }),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: settings.readOnlyRootFilesystem,
      runAsNonRoot: settings.runAsNonRoot,
      ...(settings.dropAllCapabilities && { capabilities: { drop: ['ALL'] } }),
      ...(text('sidecar-seccomp-profile-type', '') && {
        seccompProfile: { type: text('sidecar-seccomp-profile-type', '') },
      }),
    },
  };
}

function resourcesOf({ optional }: SidecarAnnotations) {
  const amounts = (kind: 'request' | 'limit') =>
    Object.fromEntries(
      (['cpu', 'memory'] as const).flatMap(what => {
        const amount = optional(`sidecar-${what}-${kind}`);
        return amount ? [[what, amount]] : [];
      }),
    );
  const requests = amounts('request');
  const limits = amounts('limit');
  const any = Object.keys(requests).length + Object.keys(limits).length > 0;
  return any ? { requests, limits } : undefined;
}
