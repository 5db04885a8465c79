export { HostCopies, resourceOf } from './HostCopies';
export type { OwnedCopy } from './OwnedCopy';
