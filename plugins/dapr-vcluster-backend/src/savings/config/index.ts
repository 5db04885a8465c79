export { readSavingsOptions } from './readSavingsOptions';
export type { SavingsOptions } from './readSavingsOptions';
export type { ConfiguredSize } from './readPacks';
