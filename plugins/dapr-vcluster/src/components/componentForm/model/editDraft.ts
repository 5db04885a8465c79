import {
  editText,
  EditOperation,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { ComponentDraft, readDraft } from './draft';

/** A change of a draft, based on the result of the previous change. */
export type DraftStep = (draft: ComponentDraft) => EditOperation[];

/**
 * Changes a draft, and keeps comments and order of its text.
 *
 * @returns undefined if the text cannot be changed, e.g. because it is not YAML
 */
export function editDraft(
  draft: ComponentDraft,
  ...steps: DraftStep[]
): ComponentDraft | undefined {
  return steps.reduce<ComponentDraft | undefined>((before, step) => {
    const text = before && editText(before.text, step(before));
    return text === undefined ? undefined : readDraft(text);
  }, draft);
}
