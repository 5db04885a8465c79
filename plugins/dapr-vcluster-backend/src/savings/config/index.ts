export { readSavingsOptions } from './readSavingsOptions';
export type { SavingsOptions } from './readSavingsOptions';
export type { DigestOptions } from './readDigest';
export type { NodePrice } from './readNodePrices';
export { assertOpenCostHosts } from './readOpenCost';
export type { OpenCostOptions } from './readOpenCost';
export type { ConfiguredSize } from './readPacks';
