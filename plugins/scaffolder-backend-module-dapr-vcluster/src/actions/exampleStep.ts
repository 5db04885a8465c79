import { stringify } from 'yaml';

/** A template with one step, as an example of an action. */
export function exampleStep(
  action: string,
  id: string,
  name: string,
  input: object,
): string {
  return stringify({ steps: [{ id, name, action, input }] });
}
