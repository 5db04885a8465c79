export { checkCopy, isActorStore } from './checkCopy';
