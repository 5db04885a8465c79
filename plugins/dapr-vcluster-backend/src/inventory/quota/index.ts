export { fullResources } from './roomLeft';
export type { FullResource } from './roomLeft';
export { readQuotaRefusal } from './quotaRefusal';
export type { QuotaRefusal } from './quotaRefusal';
export { limitsPods, resourceOf } from './podResources';
export { quotaFull, quotaRefuses, useText } from './findings';
export { countedPods } from './quotaScopes';
export type { QuotaScopes } from './quotaScopes';
