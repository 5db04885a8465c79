export { DaprResourceDeleter } from './DaprResourceDeleter';
export type { ResourceName } from './DaprResourceDeleter';
export { DaprResourceWriter } from './DaprResourceWriter';
export type { ApplyCall } from './DaprResourceWriter';
