export { checkFiles } from './checkFiles';
export { applyFixes } from './fix/applyFixes';
export type { FixResult } from './fix/applyFixes';
export { toSarif } from './sarif';
export type { SarifTool } from './sarif';
export type {
  Edit,
  EditOperation,
  FileCheckContext,
  FileFinding,
  Path,
  SourceFile,
} from './types';
export { KUBERNETES_YAML, MAX_ALIASES, MAX_DOCUMENTS } from './yaml/options';
export { componentContext } from './componentContext';
export { tenantContext } from './tenantContext';
