export { Differences } from './Differences';
export { comparisonColumns, FindingsBelow, findingsColumn } from './columns';
export { resourceKey } from './resourceKey';
export { useLocationFacts } from './useLocationFacts';
