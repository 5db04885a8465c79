export type { ContainerPrograms, ProcessState } from './pods/ContainerPrograms';
export { DEFAULT_NODE } from './pods/node';
export type { NodeOptions } from './pods/node';
export { rfc3339 } from './shared/Recorder';
export { startControllers } from './startControllers';
export type { Controllers, ControllersOptions } from './startControllers';
