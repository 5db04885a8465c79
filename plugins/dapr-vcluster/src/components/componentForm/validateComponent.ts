import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import { problemsOf } from './draftStore';

/** More would push the form out of sight; the form itself shows all. */
const SHOWN = 3;

/** Keeps a template's form from going on with a Dapr Component that would be refused. */
export function validateComponent(
  value: ComponentFormValue | undefined,
  field: { addError(message: string): void },
): void {
  const problems = problemsOf(value);
  problems.slice(0, SHOWN).forEach(problem => field.addError(problem));
}
