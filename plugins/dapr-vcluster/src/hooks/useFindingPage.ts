import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { hasFindingPage } from 'backstage-plugin-dapr-vcluster-common';

/** URL of the folder `docs`, configured per portal. */
const KEY = 'daprVcluster.docsUrl';

/** URL of the page of a rule; undefined if the rule has no page or no docs URL is configured. */
export function useFindingPage(ruleId: string): string | undefined {
  const docs = useApi(configApiRef).getOptionalString(KEY);
  return docs && hasFindingPage(ruleId)
    ? `${docs.replace(/(?<!\/)\/+$/, '')}/findings/${ruleId}.md`
    : undefined;
}
