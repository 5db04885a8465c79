export { authoredOf } from './authored';
export type { Authored } from './authored';
export {
  declarationText,
  fillLeftOut,
  lacksValue,
  LEFT_OUT,
  readDeclaration,
} from './declaration';
export type { Declaration } from './declaration';
export { itemsByName } from './itemsByName';
export { addedByOthers, editOf, isUnrecorded } from './editOf';
