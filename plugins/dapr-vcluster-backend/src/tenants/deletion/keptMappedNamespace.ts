import {
  ANNOTATION_OBJECT_NAME,
  LABEL_SYNCED_BY,
  managedByValue,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  Resource,
  resourceName,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf } from '../../platform/kubernetes';
import { joinSteps, Step, targetList } from './deletionTarget';
import { DAPR_KINDS, OF_SERVICES, SYNCED_KINDS } from './kinds';

/** Every kind that a syncer can copy into a namespace. */
const KINDS: Resource[] = [...SYNCED_KINDS, ...OF_SERVICES, ...DAPR_KINDS];

const IN_WHICH = 'into a namespace that stays';

/**
 * A namespace that the vcluster used and that stays, with what the vcluster copied into it. It is not known to be the
 * tenant's, so the portal takes no rights of its own there: kinds that it may not look at are named as a whole.
 */
export async function keptMappedNamespace(
  client: KubeClient,
  ref: TenantRef,
  { name, keep }: { name: string; keep: string },
): Promise<Step> {
  const mine = [undefined, ref.name, managedByValue(ref.namespace, ref.name)];
  const copies = joinSteps(
    await Promise.all(
      KINDS.map(kind =>
        targetList(client, kind, {
          namespace: name,
          isProved: ({ metadata: { labels = {}, annotations = {} } }) =>
            annotations[ANNOTATION_OBJECT_NAME] !== undefined &&
            mine.includes(labels[LABEL_SYNCED_BY]),
          forbidden: `The portal may not look at ${resourceName(
            kind,
          )} here; those that the vcluster copied ${IN_WHICH} have annotation ${ANNOTATION_OBJECT_NAME}`,
        }),
      ),
    ),
  );
  const left = copies.targets.map(({ resource, ref: at }) =>
    outcomeOf(resource, at, 'left', `The vcluster copied it ${IN_WHICH}`),
  );
  const itself = outcomeOf(
    RESOURCES.namespaces,
    { name },
    'left',
    `Kept: ${keep}`,
  );
  return { targets: [], left: [...left, ...copies.left, itself] };
}
