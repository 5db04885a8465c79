import {
  ComponentCatalogue,
  ComponentDraft,
  checkDaprComponent,
} from 'backstage-plugin-dapr-vcluster-common';

/**
 * Indices of metadata items with a secret in plain text. Whatever the platform team thinks of that rule, such a text
 * never becomes part of a template's parameters.
 */
export function plainSecretsIn(
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
