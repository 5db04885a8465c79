export { knowledgeOf } from './HostKnowledge';
export type { HostKnowledge } from './HostKnowledge';
export type { TenantContextSource } from './readTenantContext';
export { secretsGap } from './contextGaps';
export { askedClaims } from './ownClaims';
export { TenantContextService } from './TenantContextService';
export { whyNotRead } from './whyNotRead';
export { permitted } from './permitted';
export type { Permitted } from './permitted';
