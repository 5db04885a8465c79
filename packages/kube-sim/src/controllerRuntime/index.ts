export { runController } from './controller';
export type { Controller, ControllerOptions, WatchedKind } from './controller';
export { ensure } from './ensure';
export { Informer } from './Informer';
export type { ChangeListener } from './Informer';
export { Informers } from './Informers';
export { keyOf, refOf } from './keys';
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
