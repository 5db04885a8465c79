export * from './apiserver';
export * from './host';
