export { RecentMax } from './RecentMax';
export { replicaReport } from './replicaReport';
export { vclusterReport } from './vclusterReport';
export { VclusterReports } from './VclusterReports';
