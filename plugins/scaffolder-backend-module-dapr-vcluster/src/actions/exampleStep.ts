import { stringify } from 'yaml';

/** A template with one step, as the examples of an action are shown. */
export function exampleStep(
  action: string,
  id: string,
  name: string,
  input: object,
): string {
  return stringify({ steps: [{ id, name, action, input }] });
}
