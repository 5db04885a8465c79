export { planIsolation } from './planIsolation';
export type { IsolationPlan } from './planIsolation';
