import { InjectorSettings } from '../../dapr/injector/settings';

/** An injector of Dapr 1.18.3 as its chart configures it. */
export const settingsForTests: InjectorSettings = {
  daprVersion: '1.18.3',
  sidecarImage: 'ghcr.io/dapr/daprd:1.18.3',
  imagePullPolicy: 'IfNotPresent',
  controlPlaneNamespace: 'dapr-system',
  trustDomain: 'cluster.local',
  clusterDomain: 'cluster.local',
  trustAnchors: 'trust anchors',
  mtlsEnabled: true,
  runAsNonRoot: true,
  readOnlyRootFilesystem: true,
  dropAllCapabilities: false,
  nativeSidecar: false,
  schedulerEnabled: true,
  actorsEnabled: true,
  allowedServiceAccounts: 'vcluster-*:vc-*',
  identityTokenVolume: true,
};
