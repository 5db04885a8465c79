export { knowledgeOf } from './HostKnowledge';
export type { HostKnowledge } from './HostKnowledge';
export type { TenantContextSource } from './readTenantContext';
export { askedClaims } from './ownClaims';
export { TenantContextService } from './TenantContextService';
