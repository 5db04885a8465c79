import { isEqual, uniqWith } from 'lodash';
import { ANNOTATION_OBJECT_NAME } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DeletionContext } from './DeletionContext';
import { joinSteps, Step, targetList, targetObject } from './deletionTarget';
import {
  CHART_KINDS,
  DAPR_KINDS,
  DISRUPTION_BUDGETS,
  OF_SERVICES,
  SYNCED_KINDS,
} from './kinds';
import {
  isOfRelease,
  isOwnedByVcluster,
  isWhereSynced,
  selectors,
} from './proof';

/**
 * What the chart, Helm and the syncer wrote to a namespace that stays. Most of it is deleted by uninstalling, and copies by
 * the garbage collector once their vcluster's Service is deleted; all of it is reported.
 */
export async function inKeptNamespace({
  client,
  ref,
}: DeletionContext): Promise<Step> {
  const { namespace } = ref;
  const { configMaps, pods, secrets, services } = RESOURCES;
  const chart = selectors.chart(ref);
  const deletedBy = (object: KubeObject) =>
    isOwnedByVcluster(object, ref) ? ('owner' as const) : undefined;
  const { targets, left } = joinSteps(
    await Promise.all([
      ...CHART_KINDS.map(kind =>
        targetList(client, kind, { namespace, labelSelector: chart }),
      ),
      targetList(client, pods, {
        namespace,
        labelSelector: chart,
        deletedBy: 'owner',
      }),
      // Whatever the values have the chart render, for example Dapr Components.
      ...[
        ...DAPR_KINDS,
        ...CHART_KINDS,
        RESOURCES.deployments,
        RESOURCES.statefulSets,
      ].map(kind =>
        targetList(client, kind, {
          namespace,
          labelSelector: selectors.helm,
          isProved: object => isOfRelease(object, ref),
        }),
      ),
      targetList(client, services, {
        namespace,
        labelSelector: selectors.replicated,
        isProved: object => isOwnedByVcluster(object, ref),
        deletedBy: 'owner',
      }),
      // They have no labels of the chart.
      ...[
        { resource: configMaps, name: `vc-coredns-${ref.name}` },
        { resource: DISRUPTION_BUDGETS, name: ref.name },
      ].map(({ resource, name }) =>
        targetObject(client, resource, { namespace, name }, object =>
          isOfRelease(object, ref),
        ),
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
          labelSelector: selectors.synced(ref),
          isProved: isWhereSynced,
          unproved:
            'Its labels are those of a copy of the vcluster, its annotations those of another object',
          deletedBy,
        }),
      ),
      // Those that Kubernetes makes for a Service have its labels, and go with it.
      ...OF_SERVICES.map(kind =>
        targetList(client, kind, {
          namespace,
          labelSelector: selectors.synced(ref),
          isProved: object =>
            object.metadata.annotations?.[ANNOTATION_OBJECT_NAME] !==
              undefined && isWhereSynced(object),
          deletedBy,
        }),
      ),
    ]),
  );
  // A kind that the portal may not look at is asked for in several ways.
  return { targets, left: uniqWith(left, isEqual) };
}
