export type { Claim } from './claims';
export { HostFacts, NO_FACTS } from './HostFacts';
export type { FactsOfHost } from './HostFacts';
export type { HostUsage } from './usage';
