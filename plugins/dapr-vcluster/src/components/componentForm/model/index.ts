export {
  blockOfType,
  buildingBlocks,
  preferredVersion,
  typesOfBlock,
} from './blocks';
export type { TypeChoice } from './blocks';
export { chooseProfile, chooseType, presetSteps } from './choose';
export { isNewSecret, newSecretsOf, readDraft, valueOf } from './draft';
export type { ComponentDraft } from './draft';
export { editDraft } from './editDraft';
export type { DraftStep } from './editDraft';
export {
  removeFields,
  setField,
  setName,
  setNamespace,
  setNewSecret,
  setPart,
  setPresetName,
  setScopes,
} from './edits';
export type { FieldSource } from './edits';
export { formFields, hasField, profileIn } from './fields';
export type { FieldWidget, FormField, FormFields } from './fields';
export { DRAFT_FILE, checkDraft } from './checkDraft';
export type { DraftCheckContext } from './checkDraft';
export { EMPTY_VALUE, componentManifest } from './manifest';
export { formSecretName, ownSecretName } from './secretNames';
