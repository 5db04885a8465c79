export { FindingCount } from './FindingCount';
export { FindingList } from './FindingList';
export { worstFirst, worstSeverity } from './severity';
