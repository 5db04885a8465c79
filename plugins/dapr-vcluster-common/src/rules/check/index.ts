export { checkFiles } from './checkFiles';
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
  Edit,
  EditOperation,
  FileCheckContext,
  FileFinding,
  JsonMap,
  ObjectFinding,
  Path,
  SourceFile,
} from './types';
export { isMap, objectFinding, valueAt } from './types';
export { KUBERNETES_YAML, MAX_ALIASES, MAX_DOCUMENTS } from './yaml/options';
export { componentContext } from './componentContext';
export { tenantContext } from './tenantContext';
