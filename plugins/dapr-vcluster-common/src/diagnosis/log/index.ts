export { parseDaprdLog } from './parse';
export type { DaprdLine, DaprdLog } from './parse';
export { componentIn, lastWords } from './words';
