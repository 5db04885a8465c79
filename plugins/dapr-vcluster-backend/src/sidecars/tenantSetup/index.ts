export * from './SetUpReader';
export type { MisplacedWorkload } from './workloads';
