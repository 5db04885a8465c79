import {
  Container,
  Informers,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { InjectorSettings } from '../injector';
import { DAPR_NAMESPACE, DAPR_VERSION } from './objects';

type InjectorDeployment = {
  spec: { template: { spec: { containers: Container[] } } };
  status?: { availableReplicas?: number };
} & KubeObject;

type TrustBundle = {
  data?: Record<string, string>;
} & KubeObject;

type SystemConfiguration = {
  spec?: { mtls?: { enabled?: boolean } };
} & KubeObject;

/**
 * What the injector in the cluster is configured to do, read from its own
 * Deployment; undefined while none of its pods is available. So scaling it to
 * zero, or changing its allow-list, has the effect it has in a real cluster.
 */
export function injectorSettings(
  informers: Informers,
): InjectorSettings | undefined {
  const deployment = informers
    .of<InjectorDeployment>(RESOURCES.deployments)
    .get(`${DAPR_NAMESPACE}/dapr-sidecar-injector`);
  if (!deployment?.status?.availableReplicas) {
    return undefined;
  }
  const [container] = deployment.spec.template.spec.containers;
  const env = new Map(container.env?.map(({ name, value }) => [name, value]));
  const text = (name: string, fallback: string) => env.get(name) ?? fallback;
  const flag = (name: string, fallback: boolean) =>
    text(name, `${fallback}`) === 'true';
  const bundle = informers
    .of<TrustBundle>(RESOURCES.configMaps)
    .get(`${DAPR_NAMESPACE}/dapr-trust-bundle`);
  const system = informers
    .of<SystemConfiguration>(RESOURCES.configurations)
    .get(`${DAPR_NAMESPACE}/daprsystem`);
  return {
    daprVersion: container.image.split(':').pop() ?? DAPR_VERSION,
    sidecarImage: text('SIDECAR_IMAGE', `ghcr.io/dapr/daprd:${DAPR_VERSION}`),
    imagePullPolicy: text('SIDECAR_IMAGE_PULL_POLICY', 'IfNotPresent'),
    controlPlaneNamespace: DAPR_NAMESPACE,
    trustDomain: text('DAPR_CONTROL_PLANE_TRUST_DOMAIN', 'cluster.local'),
    clusterDomain: text('KUBE_CLUSTER_DOMAIN', 'cluster.local'),
    trustAnchors: bundle?.data?.['ca.crt'] ?? '',
    mtlsEnabled: system?.spec?.mtls?.enabled ?? true,
    runAsNonRoot: flag('SIDECAR_RUN_AS_NON_ROOT', true),
    readOnlyRootFilesystem: flag('SIDECAR_READ_ONLY_ROOT_FILESYSTEM', true),
    dropAllCapabilities: flag('SIDECAR_DROP_ALL_CAPABILITIES', false),
    nativeSidecar: flag('NATIVE_SIDECAR_ENABLED', false),
    schedulerEnabled:
      container.args?.includes('--scheduler-enabled=true') ?? false,
    actorsEnabled: flag('ACTORS_ENABLED', true),
    allowedServiceAccounts: env.get('ALLOWED_SERVICE_ACCOUNTS'),
    allowedPrefixNames: env.get('ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES'),
    identityTokenVolume: true,
  };
}
