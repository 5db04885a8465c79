export type { CallOptions } from './Requests';
export type { AgentFactory } from './Transport';
