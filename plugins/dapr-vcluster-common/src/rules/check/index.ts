export { checkFiles } from './checkFiles';
export { checkResource } from './checkResource';
export { checkVclusterValues } from './vcluster/check';
export type { ValuesContext } from './vcluster/check';
export { findsHostDapr } from './vcluster/findsHostDapr';
export { applyFixes } from './fix/applyFixes';
export type { FixResult } from './fix/applyFixes';
export { editText } from './fix/editText';
export { locateFindings } from './locateFindings';
export { manifestPath, metadataIndex } from './objects/componentPath';
export { readComponentManifest } from './readComponentManifest';
export type { ComponentManifest } from './readComponentManifest';
export { toSarif } from './sarif';
export type { SarifTool } from './sarif';
export type {
  TextEdit,
  EditOperation,
  FileFinding,
  ObjectFinding,
} from './model/findings';
export type { FileCheckContext, SourceFile } from './model/context';
export type { JsonMap, ObjectPath } from './model/paths';
export { isMap, valueAt } from './model/paths';
export { objectFinding } from './model/findings';
export { aliasTrouble } from './yaml/aliases';
export { depthProblem, nestsTooDeeply } from './yaml/depth';
export { duplicateKeys } from './yaml/duplicates';
export type { PlacedFinding } from './yaml/placedFinding';
export {
  KUBERNETES_YAML,
  MAX_ALIASES,
  MAX_DOCUMENTS,
} from './yaml/kubernetesYaml';
export { componentCheckContext } from './model/componentCheckContext';
export { fileCheckContext, newTenantContext } from './fileCheckContext';
export { fileGaps } from './fileGaps';
export { fileClaims } from './fileClaims';
export { fileNamespaces } from './fileNamespaces';
