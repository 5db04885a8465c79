import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DeletionContext } from './DeletionContext';
import { joinSteps, Step, targetList, targetObject } from './deletionTarget';
import { CHART_KINDS, SYNCED_KINDS } from './kinds';
import { isOfRelease, selectors } from './proof';

/**
 * What the chart, Helm and the syncer wrote to a namespace that stays. Most of it is deleted by uninstalling, and copied
 * pods by the garbage collector once their vcluster's Service is deleted; all of it is reported.
 */
export async function inKeptNamespace({
  client,
  ref,
}: DeletionContext): Promise<Step> {
  const { namespace } = ref;
  const { configMaps, pods, secrets, services } = RESOURCES;
  const chart = selectors.chart(ref);
  const synced = selectors.synced(ref);
  return joinSteps(
    await Promise.all([
      ...CHART_KINDS.map(kind =>
        targetList(client, kind, { namespace, labelSelector: chart }),
      ),
      targetList(client, pods, {
        namespace,
        labelSelector: chart,
        deletedBy: 'owner',
      }),
      // It has no labels of the chart.
      targetObject(
        client,
        configMaps,
        { namespace, name: `vc-coredns-${ref.name}` },
        object => isOfRelease(object, ref),
      ),
      ...[selectors.history(ref), selectors.credentials(ref)].map(
        labelSelector =>
          targetList(client, secrets, { namespace, labelSelector }),
      ),
      targetList(client, services, {
        namespace,
        labelSelector: selectors.nodes(ref),
      }),
      ...SYNCED_KINDS.map(kind =>
        targetList(client, kind, {
          namespace,
          labelSelector: synced,
          ...(kind === pods && { deletedBy: 'owner' }),
        }),
      ),
    ]),
  );
}
