import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  DaprVclusterClient,
  PLUGIN_ID,
} from 'backstage-plugin-dapr-vcluster-common';

/**
 * The API of the backend that the pages use; `DaprVclusterClient` implements it.
 *
 * @public
 */
export type DaprVclusterApi = Pick<
  DaprVclusterClient,
  keyof DaprVclusterClient
>;

/**
 * API ref of the typed client, for both frontend systems.
 *
 * @public
 */
export const daprVclusterApiRef = createApiRef<DaprVclusterApi>().with({
  id: `plugin.${PLUGIN_ID}.client`,
  pluginId: PLUGIN_ID,
});
