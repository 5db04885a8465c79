export { hostEntity } from './hostEntity';
export { LOCATION_KEY, deferred, isProvided } from './location';
export { tenantEntity } from './tenantEntity';
