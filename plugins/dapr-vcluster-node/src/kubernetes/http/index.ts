export type { AgentFactory } from './Transport';
