export { installHostDefinitions } from './installHostDefinitions';
export { takeOver } from './takeOver';
export type { TakeOver } from './takeOver';
