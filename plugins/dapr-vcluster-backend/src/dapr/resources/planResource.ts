import {
  ANNOTATION_VIRTUAL_NAMESPACE,
  checkFiles,
  Finding,
  formatTenantRef,
  Surroundings,
  tenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { stringify } from 'yaml';
import { refuseErrors } from '../components/check';
import { Change, planSecret, withSecrets, WritePlan } from '../components/plan';
import { presentObject } from '../components/present';
import { renameSecrets } from '../components/secretRefs';
import { Sides } from '../components/sides';
import { Target } from '../components/target';
import { conflict } from '../../platform/errors';
import { KubeObject } from '../../platform/hosts';
import { DAPR_RESOURCES } from '../check';
import { differingPath } from '../../manifests/difference';
import { ownLabels } from '../../tenants/hostNamespace';
import { ResourceDefinition } from './definition';

/** One object of Dapr of one tenant, and what it is judged by. */
export type ResourceContext = {
  ref: TenantRef;
  definition: ResourceDefinition;
  target: Target;
  sides: Sides;
  surroundings: Surroundings;
};

/**
 * Compares what is asked for with what is there.
 *
 * @throws InputError for what the guardrails forbid, ConflictError naming the field when there is another object of
 * that name, or this one with other values and `update` is off.
 */
export async function planResource(
  context: ResourceContext,
  update: boolean,
): Promise<WritePlan> {
  const { ref, definition, target, sides } = context;
  const resource = DAPR_RESOURCES[definition.kind];
  const { namespace, secrets } = definition;
  await sides.assertNamespace(namespace);
  await sides.assertCrd(target.side, resource);
  const present = await presentObject<KubeObject>(
    sides,
    ref,
    target,
    namespace,
    resource,
  );
  const findings = await judge(context);
  const object = renderResource(ref, definition, target);
  const after = await sides.on(target.side, client =>
    client.apply<KubeObject>(resource, object, { dryRun: true }),
  );
  return {
    main: { object, change: changeOf(ref, present, after, update) },
    ...(secrets.size > 0 && {
      secret: await planSecret(sides, ref, definition),
    }),
    findings,
  };
}

async function judge({
  definition,
  surroundings,
}: ResourceContext): Promise<Finding[]> {
  const { object, secrets, secretName } = definition;
  const findings = checkFiles(
    [{ path: 'manifest', text: stringify(object) }],
    tenantContext(
      withSecrets(surroundings, secrets.size > 0 ? [secretName] : []),
    ),
    await loadComponentCatalogue(),
  ).map(({ edit: _, ...finding }) => finding);
  refuseErrors(findings);
  return findings;
}

/** The object as it is written; on the host its references carry the Secrets' host names. */
function renderResource(
  ref: TenantRef,
  { object, namespace }: ResourceDefinition,
  target: Target,
): KubeObject & { scopes?: string[] } {
  const { labels, annotations } = object.metadata;
  const onHost = target.side === 'host';
  return {
    ...object,
    ...(onHost && {
      spec: renameSecrets(object.spec, name => target.hostSecret(name).name),
    }),
    metadata: {
      name: object.metadata.name,
      namespace: target.component.namespace,
      labels: { ...labels, ...ownLabels(ref) },
      ...((annotations || onHost) && {
        annotations: {
          ...annotations,
          ...(onHost && { [ANNOTATION_VIRTUAL_NAMESPACE]: namespace }),
        },
      }),
    },
  };
}

function changeOf(
  ref: TenantRef,
  before: KubeObject | undefined,
  after: KubeObject,
  update: boolean,
): Change {
  if (!before) {
    return 'create';
  }
  const path = differingPath(before, after);
  if (path === undefined) {
    return 'keep';
  }
  if (update) {
    return 'change';
  }
  throw conflict(
    `${after.kind} "${after.metadata.name}" of tenant "${formatTenantRef(
      ref,
    )}" exists with another value of ${path}`,
    {
      field: path,
      fix: 'Ask for an update, choose another name, or give the same values.',
    },
  );
}
