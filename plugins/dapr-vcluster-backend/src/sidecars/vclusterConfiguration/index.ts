export * from './VclusterConfigurationReader';
export type { MisplacedWorkload } from './workloads';
