import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import { common } from './messages/common';
import { comparison } from './messages/comparison';
import { componentForm } from './messages/componentForm';
import { controlPlane } from './messages/controlPlane';
import { daprComponents } from './messages/daprComponents';
import { daprResources } from './messages/daprResources';
import { findings } from './messages/findings';
import { fleet } from './messages/fleet';
import { formFields } from './messages/formFields';
import { kubeconfig } from './messages/kubeconfig';
import { loadedBy } from './messages/loadedBy';
import { logs } from './messages/logs';
import { pageStates } from './messages/pageStates';
import { savings } from './messages/savings';
import { setup } from './messages/setup';
import { sidecars } from './messages/sidecars';
import { status } from './messages/status';
import { templateButtons } from './messages/templateButtons';
import { tenantOverview } from './messages/tenantOverview';
import { topology } from './messages/topology';
import { usage } from './messages/usage';
import { vclusterCard } from './messages/vclusterCard';

/**
 * The texts of the plugin, which an app can replace or translate. One group per folder of `src/components`.
 *
 * @public
 */
export const daprVclusterTranslationRef = createTranslationRef({
  id: PLUGIN_ID,
  messages: {
    common,
    comparison,
    componentForm,
    controlPlane,
    daprComponents,
    daprResources,
    findings,
    fleet,
    formFields,
    kubeconfig,
    loadedBy,
    logs,
    pageStates,
    savings,
    setup,
    sidecars,
    status,
    templateButtons,
    tenantOverview,
    topology,
    usage,
    vclusterCard,
  },
});
