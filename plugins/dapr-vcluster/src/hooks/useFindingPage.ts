import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { hasFindingPage } from 'backstage-plugin-dapr-vcluster-common';

/** Where the folder `docs` can be read; nobody can tell which copy of it a portal's people may open. */
const KEY = 'daprVcluster.docsUrl';

/** Address of the page that explains findings of a rule; undefined when it has none or the portal names no documents. */
export function useFindingPage(ruleId: string): string | undefined {
  const docs = useApi(configApiRef).getOptionalString(KEY);
  return docs && hasFindingPage(ruleId)
    ? `${docs.replace(/\/+$/, '')}/findings/${ruleId}.md`
    : undefined;
}
