export { exported, exportedRef } from './translation';
export { hostSide, virtualSide } from './sides';
