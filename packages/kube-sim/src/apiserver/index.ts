export type { ApiServer, ApiServerOptions } from './ApiServer';
export type { Faults } from './faults/Faults';
export type { FaultScope } from './request/FaultScope';
export { ApiError } from './errors/ApiError';
export { listen } from './http/listen';
export type { Listener } from './http/listen';
export { kubeconfigFor } from './kubeconfig';
export type { LoggedRequest, RequestLog } from './request/RequestLog';
export type { UsageSource } from './metrics/usage';
export type { PodBackend } from './context/PodBackend';
export type { ServerDump } from './storage/ServerDump';
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
} from './meta/types';
