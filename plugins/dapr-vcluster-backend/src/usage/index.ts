export { UsageReader } from './UsageReader';
