import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';

type Remembered = { key: string; text: string; problems: () => string[] };

let last: Remembered | undefined;

const keyOf = (value: ComponentFormValue | undefined) => JSON.stringify(value);

/**
 * Keeps, in the page only, the text a value was made from: the value travels through the template's form without its
 * comments, and comes back when one returns to its page. A text without a value is not kept.
 *
 * @param problems - why the value must not go on, asked for when one wants to go on
 */
export function rememberDraft(
  value: ComponentFormValue | undefined,
  text: string,
  problems: () => string[],
): void {
  last = value ? { key: keyOf(value), text, problems } : undefined;
}

/** The text a value was made from, while it is the last one. */
export function rememberedText(
  value: ComponentFormValue | undefined,
): string | undefined {
  return last && value && last.key === keyOf(value) ? last.text : undefined;
}

/** Why a value must not go on; empty when nothing is known of it, for then the backend judges. */
export function problemsOf(value: ComponentFormValue | undefined): string[] {
  return last && value && last.key === keyOf(value) ? last.problems() : [];
}
