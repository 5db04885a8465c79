export { Fence } from './Fence';
export { fenced } from './fenced';
export { DEFAULT_LEASE_TIMING, Membership } from './Membership';
export type { LeaseTiming, MembershipOptions } from './Membership';
