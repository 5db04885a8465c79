export { runController } from './controller';
export type { Controller, ControllerOptions, WatchedKind } from './controller';
export { ensure } from './ensure';
export {
  ApiError,
  isAlreadyExists,
  isConflict,
  isGone,
  isNotFound,
} from './errors';
export { Informer } from './Informer';
export type { ChangeListener } from './Informer';
export { Informers } from './Informers';
export { kubeConfigOf } from './kubeConfigOf';
export { linesOf } from './lines';
export { keyOf, pathOf, refOf } from './paths';
export * from './resources';
export { SandboxClient } from './SandboxClient';
export type { ListOptions, WatchOptions } from './SandboxClient';
export { readText, Transport } from './transport';
export type { TransportRequest } from './transport';
export type {
  KubeObject,
  NewObject,
  ObjectMeta,
  ObjectRef,
  OwnerReference,
  Resource,
  WatchEvent,
} from './types';
export { WorkQueue } from './WorkQueue';
export type {
  Condition,
  Container,
  ContainerState,
  ContainerStatus,
  EnvVar,
  Pod,
  PodSpec,
  PodStatus,
  PodTemplate,
  Secret,
  Volume,
} from './workloads';
