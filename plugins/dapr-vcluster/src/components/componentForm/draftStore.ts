import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';

type Remembered = { key: string; text: string; problems: () => string[] };

let last: Remembered | undefined;

const keyOf = (value: ComponentFormValue | undefined) => JSON.stringify(value);

/**
 * Keeps the manifest text of a value in the memory of the page. The template's form stores only the value, without
 * comments, and passes it back when the user returns to the step. A text without a value is not kept.
 *
 * @param problems - returns the problems that block the next step; called when the user goes to the next step
 */
export function rememberDraft(
  value: ComponentFormValue | undefined,
  text: string,
  problems: () => string[],
): void {
  last = value ? { key: keyOf(value), text, problems } : undefined;
}

/** The manifest text of a value, if it is the last remembered value. */
export function rememberedText(
  value: ComponentFormValue | undefined,
): string | undefined {
  return last && value && last.key === keyOf(value) ? last.text : undefined;
}

/** Problems that block the next step; empty for an unknown value, which the backend checks. */
export function problemsOf(value: ComponentFormValue | undefined): string[] {
  return last && value && last.key === keyOf(value) ? last.problems() : [];
}
