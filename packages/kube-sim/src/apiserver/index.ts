export type { ApiServer, ApiServerOptions } from './ApiServer';
export type { Faults } from './faults/Faults';
export type { FaultScope } from './faults/FaultScope';
export { ApiError } from './http/ApiError';
export { listen } from './http/listen';
export type { Listener } from './http/listen';
export { kubeconfigFor } from './kubeconfig';
export type { LoggedRequest, RequestLog } from './http/RequestLog';
export type { UsageSource } from './metrics/usage';
export type { PodBackend } from './pods/PodBackend';
export type { SandboxDump } from './SandboxDump';
export { startApiServer } from './startApiServer';
export type { ObjectStore } from './storage/ObjectStore';
export {
  CertificateAuthority,
  sharedCertificateAuthority,
} from './tls/CertificateAuthority';
export type { KeyPair } from './tls/CertificateAuthority';
export type {
  KubeObject,
  ManagedFieldsEntry,
  ObjectMeta,
  OwnerReference,
  UserInfo,
} from './types';
