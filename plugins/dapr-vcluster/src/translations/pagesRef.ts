import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import { comparison } from './messages/comparison';
import { componentForm } from './messages/componentForm';
import { controlPlane } from './messages/controlPlane';
import { daprComponents } from './messages/daprComponents';
import { daprResources } from './messages/daprResources';
import { fleet } from './messages/fleet';
import { formFields } from './messages/formFields';
import { kubeconfig } from './messages/kubeconfig';
import { lifecycle } from './messages/lifecycle';
import { loadedBy } from './messages/loadedBy';
import { logs } from './messages/logs';
import { savings } from './messages/savings';
import { setup } from './messages/setup';
import { sidecars } from './messages/sidecars';
import { templateButtons } from './messages/templateButtons';
import { tenantOverview } from './messages/tenantOverview';
import { topology } from './messages/topology';
import { usage } from './messages/usage';
import { waves } from './messages/waves';

/**
 * The texts of pages, tabs and form fields, which an app can replace or translate. One group per folder of
 * `src/components`.
 *
 * @public
 */
export const daprVclusterPagesTranslationRef = createTranslationRef({
  id: `${PLUGIN_ID}-pages`,
  messages: {
    comparison,
    componentForm,
    controlPlane,
    daprComponents,
    daprResources,
    fleet,
    formFields,
    kubeconfig,
    lifecycle,
    loadedBy,
    logs,
    savings,
    setup,
    sidecars,
    templateButtons,
    tenantOverview,
    topology,
    usage,
    waves,
  },
});
