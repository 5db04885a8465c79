export { SidecarsContent } from './SidecarsContent';
