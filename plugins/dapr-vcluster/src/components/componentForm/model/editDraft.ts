import {
  editText,
  EditOperation,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { ComponentDraft, readDraft } from './draft';

/** One or more changes, each told the draft as the one before left it. */
export type DraftStep = (draft: ComponentDraft) => EditOperation[];

/**
 * Changes a draft; comments and order of its text stay.
 *
 * @returns undefined when the text cannot take the change, such as one that is no YAML
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
