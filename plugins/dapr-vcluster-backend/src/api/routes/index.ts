import { OperationHandlers } from '../operations';
import { componentHandlers } from './components';
import { guardrailHandlers } from './guardrails';
import { hostHandlers } from './hosts';
import { insightHandlers } from './insights';
import { kubeconfigHandlers } from './kubeconfigs';
import { lifecycleHandlers } from './lifecycle';
import { logHandlers } from './logs';
import { manifestHandlers } from './manifests';
import { portalHandlers } from './portal';
import { resourceHandlers } from './resources';
import type { Services } from '../../compose';
import { sidecarHandlers } from './sidecars';
import { tenantFileHandlers } from './tenantFiles';
import { tenantHandlers } from './tenants';
import { waveHandlers } from './waves';

/** What does each operation of the table. */
export function createHandlers(services: Services): OperationHandlers {
  return {
    ...portalHandlers(services),
    ...hostHandlers(services),
    ...tenantHandlers(services),
    ...waveHandlers(services),
    ...kubeconfigHandlers(services),
    ...tenantFileHandlers(services),
    ...lifecycleHandlers(services),
    ...componentHandlers(services),
    ...resourceHandlers(services),
    ...manifestHandlers(services),
    ...guardrailHandlers(services),
    ...sidecarHandlers(services),
    ...insightHandlers(services),
    ...logHandlers(services),
  };
}
