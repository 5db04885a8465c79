export { brokerClaims } from './brokers';
export type { BrokerClaim, BrokerClaimant } from './brokers';
export { checkDaprComponent } from './check';
export type {
  CheckContext,
  ComponentMetadataItem,
  DaprComponentInput,
} from './types';
