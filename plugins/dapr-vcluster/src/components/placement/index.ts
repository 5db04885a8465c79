export { Differences } from './Differences';
export { findingsColumn, placementColumns } from './columns';
export { placedKey } from './placedKey';
export { usePlacementFacts } from './PlacementFacts';
