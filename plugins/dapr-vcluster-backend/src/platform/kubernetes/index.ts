export * from './throwIfDisconnected';
export * from './outcome';
export * from './poll';
export { parseQuantity } from './quantity';
