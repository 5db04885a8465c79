export { brokerClaims } from './brokers';
export type { BrokerClaim, BrokerClaimant } from './brokers';
export { checkDaprComponent } from './check';
export type {
  ComponentCheckContext,
  ComponentMetadataItem,
  DaprComponentInput,
} from './types';
