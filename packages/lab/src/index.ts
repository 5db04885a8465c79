export { environment } from './commands/environment';
export type { LabEnvironment } from './commands/environment';
export { down } from './commands/down';
export { status } from './commands/status';
export { up } from './commands/up';
export { labPaths } from './paths';
export type { LabPaths } from './paths';
