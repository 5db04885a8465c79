export { connectByService } from './connectByService';
export type { ConnectToVcluster } from './connectByService';
export { needsOtherSecret, SecretVersion } from './SecretVersion';
export { VclusterFinder } from './VclusterFinder';
export type { Vcluster } from './vclustersOf';
