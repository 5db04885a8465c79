export { isLogEvidence, logEvidence } from './evidence';
export { parseDaprdLog } from './parse';
export type { DaprdLine, DaprdLog } from './parse';
export {
  componentIn,
  isSilent,
  lastWords,
  silentlyEnded,
  waitsFor,
} from './words';
export type { Awaited } from './words';
