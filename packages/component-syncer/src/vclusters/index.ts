export { connectByService } from './connectByService';
export type { ConnectToVcluster } from './connectByService';
export { VclusterFinder } from './VclusterFinder';
export type { Vcluster } from './vclustersOf';
