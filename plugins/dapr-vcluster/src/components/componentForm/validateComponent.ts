import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import { problemsOf } from './draftStore';

/** More messages would push the form out of view; the form itself lists all problems. */
const SHOWN = 3;

/** Blocks the next step of a template's form for a Dapr Component that the backend would reject. */
export function validateComponent(
  value: ComponentFormValue | undefined,
  field: { addError(message: string): void },
): void {
  const problems = problemsOf(value);
  problems.slice(0, SHOWN).forEach(problem => field.addError(problem));
}
