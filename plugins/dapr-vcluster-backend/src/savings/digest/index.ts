export { SavingsDigest } from './SavingsDigest';
