export { knowledgeOf } from './HostKnowledge';
export type { HostKnowledge } from './HostKnowledge';
export { readSurroundings } from './readSurroundings';
export type { SurroundingsSource } from './readSurroundings';
export { SurroundingsService } from './SurroundingsService';
