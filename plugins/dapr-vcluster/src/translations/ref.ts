import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import { actions, common, findings, states } from './messages/common';
import { componentForm } from './messages/componentForm';
import { pickers } from './messages/forms';
import { card, fleet } from './messages/fleet';
import { host } from './messages/host';
import { topology, usage } from './messages/insights';
import { logs } from './messages/logs';
import { components, sidecars, tenant } from './messages/pages';
import { status } from './messages/status';

/**
 * Every text of the plugin, to be replaced or translated by an app.
 *
 * @public
 */
export const daprVclusterTranslationRef = createTranslationRef({
  id: PLUGIN_ID,
  messages: {
    actions,
    card,
    common,
    componentForm,
    components,
    findings,
    fleet,
    host,
    logs,
    pickers,
    sidecars,
    states,
    status,
    tenant,
    topology,
    usage,
  },
});
