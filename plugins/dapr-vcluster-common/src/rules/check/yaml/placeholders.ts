import { FileFinding, ObjectFinding, objectFinding } from '../model/findings';
import { JsonMap, valueAt } from '../model/paths';

/** What envsubst, Flux (`postBuild`) or a shell fills in: `${NAME}`, `${NAME:=default}`. */
const PLACEHOLDER = /\$\{[A-Za-z_]\w{0,100}(?:[:\-=+?/,^#%][^}\n]{0,200})?\}/;

/** Rules about a value that hold whatever is filled in: it would be in plain text. */
const HOLD_ANYWAY = /^G3(?:\/|$)/;

/** Whether a finding is about a value that another program fills in before it is applied, so that it is not known. */
export function isUnfilled(
  { ruleId, path }: Pick<ObjectFinding, 'ruleId' | 'path'>,
  object: JsonMap,
): boolean {
  const value = valueAt(object, path);
  return (
    typeof value === 'string' &&
    PLACEHOLDER.test(value) &&
    !HOLD_ANYWAY.test(ruleId)
  );
}

/** The note on a file in which such values were not checked. */
export function unfilledNote(): ObjectFinding {
  return objectFinding('yaml/template', 'info', {
    path: [],
    title:
      'Values such as ${NAME} are filled in by another program, and were not checked',
    fix: 'Check the file as it is applied: after envsubst, or what Flux makes of it',
  });
}

/** Whether a file has the note already. */
export const hasNote = (findings: readonly FileFinding[]) =>
  findings.some(
    ({ ruleId, severity }) => ruleId === 'yaml/template' && severity === 'info',
  );
