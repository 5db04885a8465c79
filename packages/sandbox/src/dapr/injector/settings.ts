/** What an injector knows besides the pod: its own Deployment, the trust bundle and `daprsystem`. */
export type InjectorSettings = {
  daprVersion: string;
  sidecarImage: string;
  imagePullPolicy: string;
  controlPlaneNamespace: string;
  trustDomain: string;
  clusterDomain: string;
  /** PEM. */
  trustAnchors: string;
  mtlsEnabled: boolean;
  runAsNonRoot: boolean;
  readOnlyRootFilesystem: boolean;
  dropAllCapabilities: boolean;
  nativeSidecar: boolean;
  schedulerEnabled: boolean;
  actorsEnabled: boolean;
  /** `ALLOWED_SERVICE_ACCOUNTS`. */
  allowedServiceAccounts?: string;
  /** `ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES`. */
  allowedPrefixNames?: string;
  /** Whether the injector finds its own token, which decides about the volume `dapr-identity-token`. */
  identityTokenVolume: boolean;
};

/** Address of a control plane service as the cluster's DNS knows it. */
export function serviceAddress(
  settings: InjectorSettings,
  service: string,
  port: number,
) {
  return `${service}.${settings.controlPlaneNamespace}.svc.${settings.clusterDomain}:${port}`;
}
