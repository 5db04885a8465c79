export { Differences } from './Differences';
export { findingsColumn, comparisonColumns } from './columns';
export { resourceKey } from './resourceKey';
export { useLocationFacts } from './useLocationFacts';
