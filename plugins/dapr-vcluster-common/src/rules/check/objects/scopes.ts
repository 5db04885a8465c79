import { appIdProblem, MAX_APP_ID_LENGTH } from '../../injection';
import { CheckedFiles } from '../model/checkedFiles';
import { JsonMap } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { scopesEdit } from './componentEdit';

/** G1 for the other kinds that have scopes: without them every app of the host namespace is meant. */
export function scopesFindings(
  value: JsonMap,
  files: CheckedFiles,
): ObjectFinding[] {
  const { kind, scopes } = value;
  if (!Array.isArray(scopes) || scopes.length === 0) {
    const edit = scopesEdit(files);
    return [
      objectFinding('G1', 'error', {
        path: ['scopes'],
        title: `The ${kind} has no scopes, so it is meant for every app of the tenant`,
        fix: 'List the app ids it is meant for',
        ...(edit && { edit }),
      }),
    ];
  }
  return scopes.flatMap((scope, index) =>
    typeof scope !== 'string' || !appIdProblem(scope)
      ? []
      : [
          objectFinding('G1', 'error', {
            path: ['scopes', index],
            title: `Scope "${scope}" is not an app id`,
            value: scope,
            fix: `Use lower-case letters, digits and dashes, at most ${MAX_APP_ID_LENGTH} characters`,
          }),
        ],
  );
}
