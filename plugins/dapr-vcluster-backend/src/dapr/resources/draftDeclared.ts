import {
  DAPR_KIND_TABLE,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict, notFound } from '../../platform/errors';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { onHost } from '../target/onHost';
import { targetOf } from '../target/target';
import { routeOf } from '../target/writableTenant';
import { nameOfKind } from '../write/presentObject';
import { writtenMeanwhile } from '../write/writeObject';
import { ResourceName } from './DaprResourceDeleter';
import { declaredResource } from './declaredResource';
import { componentBody } from './definition';
import { Draft, draftComponent, draftResource } from './draft';

/**
 * A Dapr resource that is registered on the host.
 *
 * @throws ConflictError when the tenant's Dapr resources are declared in its vcluster; NotFoundError.
 */
export async function presentOnHost(
  tenant: LiveTenant,
  { kind, namespace, name }: ResourceName,
): Promise<KubeObject> {
  const { ref, host } = tenant;
  const { side, component } = targetOf(ref, await routeOf(tenant), {
    namespace,
    name,
  });
  const what = `${nameOfKind(kind)} "${name}" of tenant "${formatTenantRef(
    ref,
  )}"`;
  if (side === 'virtual') {
    throw conflict(`${what} is declared in the vcluster, not on the host`, {
      field: 'name',
      value: name,
      fix: "Change it in the vcluster: the syncer copies it to the host, and undoes edits of the host's copy.",
    });
  }
  const present = await onHost(host, client =>
    getIfPresent<KubeObject>(client, DAPR_KIND_TABLE[kind], component),
  );
  if (!present) {
    throw notFound(`${what} is not on the host`, {
      field: 'name',
      value: name,
      fix: 'Register it again.',
    });
  }
  return present;
}

/**
 * What was declared of a Dapr resource that is on the host, to be put back.
 *
 * @throws ConflictError when that is not known.
 */
export function draftDeclared(
  ref: TenantRef,
  { kind, namespace }: ResourceName,
  present: KubeObject,
): Draft {
  const definition = declaredResource(ref, { kind, namespace }, present);
  const { preset } = definition;
  const draft =
    kind === 'Component'
      ? draftComponent(
          {
            ...componentBody(definition, undefined),
            ...(preset && { preset }),
          },
          'restore',
        )
      : draftResource(definition, 'restore');
  return {
    ...draft,
    plan: async context => {
      const plan = await draft.plan(context);
      const { uid, resourceVersion } = plan.main.present?.metadata ?? {};
      // What was declared then is not what is declared now.
      if (
        uid !== present.metadata.uid ||
        resourceVersion !== present.metadata.resourceVersion
      ) {
        throw writtenMeanwhile(DAPR_KIND_TABLE[kind], present);
      }
      return plan;
    },
  };
}
