import { AllowList } from 'backstage-plugin-dapr-vcluster-common/rules';
import { minorOf } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_INJECTOR_APP } from '../../inventory/model/apps';
import { projectWorkload } from '../../inventory/projections/workload';

/** Reads the injector's allow-list from a host; undefined when there is no injector to be seen, or of no known version. */
export async function readAllowList(
  client: KubeClient,
  daprNamespace: string,
): Promise<AllowList | undefined> {
  const { items } = await client.list(RESOURCES.deployments, {
    namespace: daprNamespace,
    labelSelector: `app=${DAPR_INJECTOR_APP}`,
  });
  const [injector] = items.map(projectWorkload);
  const daprVersion = injector?.version;
  return daprVersion && minorOf(daprVersion)
    ? { daprVersion, ...injector.allowList }
    : undefined;
}
