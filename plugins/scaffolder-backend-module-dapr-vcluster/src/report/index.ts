export * from './objects';
export * from './findings';
export { logNotChecked, notCheckedLine } from './notChecked';
