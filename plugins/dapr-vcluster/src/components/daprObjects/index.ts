export { DaprObjects } from './DaprObjects';
