export { FindingCount } from './FindingCount';
export { FindingList } from './FindingList';
export { WhyLink } from './WhyLink';
export { worstFirst, worstSeverity } from './severity';
