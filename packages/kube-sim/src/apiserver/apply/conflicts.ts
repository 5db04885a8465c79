import { ApiError } from '../errors/ApiError';
import { FieldSet } from './FieldSet';
import { Manager, Managers } from './managers';
import { describePath } from './typed';

/** A field that another manager owns. */
export type FieldConflict = {
  /** The owner as Kubernetes prints it: `"kubectl" using apps/v1`. */
  owner: string;
  path: string;
};

/** Fields about to be changed that managers other than the applier own. */
export function conflictsOf(
  managers: Managers,
  applier: string,
  changed: FieldSet,
): FieldConflict[] {
  return [...managers]
    .filter(([key]) => key !== applier)
    .flatMap(([, manager]) =>
      manager.fields
        .intersection(changed)
        .paths()
        .map(path => ({ owner: print(manager), path: describePath(path) })),
    );
}

/** 409 with one cause per field, worded as Kubernetes words it. */
export function conflictError(conflicts: FieldConflict[]): ApiError {
  return new ApiError(409, 'Conflict', summary(conflicts), {
    causes: conflicts.map(({ owner, path }) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${owner}`,
      field: path,
    })),
  });
}

function summary(conflicts: FieldConflict[]): string {
  if (conflicts.length === 1) {
    const [{ owner, path }] = conflicts;
    return `Apply failed with 1 conflict: conflict with ${owner}: ${path}`;
  }
  const owners = [...new Set(conflicts.map(({ owner }) => owner))].sort();
  const lines = owners.flatMap(owner => [
    `conflicts with ${owner}:`,
    ...conflicts
      .filter(conflict => conflict.owner === owner)
      .map(({ path }) => `- ${path}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`;
}

function print(manager: Manager): string {
  const name = JSON.stringify(manager.manager);
  const where = manager.subresource
    ? ` with subresource ${JSON.stringify(manager.subresource)}`
    : '';
  return manager.operation === 'Update'
    ? `${name}${where} using ${manager.apiVersion}`
    : `${name}${where}`;
}
