import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ComponentDraft } from './model';
import { checkDaprComponent } from 'backstage-plugin-dapr-vcluster-common/rules';

/**
 * Indices of metadata items with a secret in plain text. Even if the platform team disables the rule, such a text never
 * becomes part of a template's parameters.
 */
export function plainTextSecretsIn(
  { component }: ComponentDraft,
  catalogue: ComponentCatalogue,
): number[] {
  return checkDaprComponent(component, {}, catalogue)
    .filter(({ ruleId }) => ruleId === 'G3')
    .flatMap(({ field = '' }) => {
      const [, index] = /^metadata\[(\d+)\]/.exec(field) ?? [];
      return index === undefined ? [] : [Number(index)];
    });
}
