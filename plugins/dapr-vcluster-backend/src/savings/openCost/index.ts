export { hostPrices } from './hostPrices';
export { OpenCost } from './OpenCost';
