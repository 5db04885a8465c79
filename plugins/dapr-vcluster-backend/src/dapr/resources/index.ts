export { DaprResourceService } from './DaprResourceService';
export type { ResourceName } from './DaprResourceService';
