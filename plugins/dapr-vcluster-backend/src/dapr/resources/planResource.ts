import {
  ANNOTATION_VIRTUAL_NAMESPACE,
  DAPR_KIND_TABLE,
  Finding,
  formatTenantRef,
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { fileCheckContext } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { EvaluationPool } from '../../platform/evaluation';
import { differingPath } from '../../platform/objects/differingPath';
import { limitFindings } from '../../platform/findings';
import { ownLabels } from '../../tenants/live/hostNamespace';
import { renameSecrets } from '../target/secretRefs';
import { Target } from '../target/target';
import { TargetClusters } from '../target/TargetClusters';
import { Change, WriteMode, WritePlan } from '../write/plan';
import { planSecret } from '../write/planSecret';
import { presentObject } from '../write/presentObject';
import { refuseErrors } from '../write/refuseErrors';
import { changeToRestore } from '../write/restoreObject';
import {
  lacksDeclaration,
  withDeclaration,
  withoutDeclaration,
} from '../write/withDeclaration';
import { withOwnSecret } from '../write/withOwnSecret';
import { ResourceDefinition } from './definition';

/** One Dapr resource of one tenant, and what it is evaluated by. */
export type ResourceContext = {
  ref: TenantRef;
  target: Target;
  clusters: TargetClusters;
  context: TenantContext;
  evaluation: EvaluationPool;
};

/**
 * Compares the Dapr resource of a request with the one that exists.
 *
 * @throws InputError for what the guardrails forbid, ConflictError naming the field when there is another object of
 * that name, or this one with other values in mode `refuse`.
 */
export async function planResource(
  definition: ResourceDefinition,
  planned: ResourceContext,
  mode: WriteMode,
): Promise<WritePlan> {
  const { ref, target, clusters } = planned;
  const resource = DAPR_KIND_TABLE[definition.kind];
  const { namespace } = definition;
  await clusters.assertNamespace(namespace);
  await clusters.assertCrd(target, resource);
  const present = await presentObject<KubeObject>(
    clusters,
    ref,
    target,
    namespace,
    resource,
  );
  const findings = await checkResource(definition, planned);
  const object = withDeclaration(renderResource(ref, definition, target), {
    ...definition,
    target,
    // The names of secrets are told by `looksSensitive` alone.
    sensitive: () => false,
  });
  const restores = mode === 'restore';
  const after = await clusters.on(target.side, client =>
    client.apply<KubeObject>(resource, object, {
      dryRun: true,
      force: restores,
    }),
  );
  const change = restores
    ? changeToRestore(present)
    : changeOf(ref, present, after, mode);
  return {
    main: { object, change, present, restores },
    secret: await planSecret(clusters.virtual, ref, definition),
    findings: [...findings, ...notCopied(definition, target)],
    notChecked: planned.context.notChecked,
  };
}

/** Says which labels and annotations of the request are left out on the host. */
function notCopied(
  { object: { metadata } }: ResourceDefinition,
  { side }: Target,
): Finding[] {
  const keys = Object.keys({ ...metadata.labels, ...metadata.annotations });
  if (side === 'virtual' || keys.length === 0) {
    return [];
  }
  return [
    {
      ruleId: 'form/not-kept',
      severity: 'info',
      title: 'The labels and annotations are not kept on the host',
      evidence: [{ label: 'left out', value: keys.sort().join(', ') }],
      fix: 'Delete them from the YAML',
    },
  ];
}

async function checkResource(
  definition: ResourceDefinition,
  { context, evaluation }: ResourceContext,
): Promise<Finding[]> {
  const { object } = definition;
  const found = await evaluation.run(
    'checkObjects',
    {
      files: [{ path: 'manifest', object }],
      context: fileCheckContext(withOwnSecret(context, definition)),
    },
    JSON.stringify(object).length,
  );
  const findings = found.map(({ edit: _, ...finding }) => finding);
  refuseErrors(findings);
  return limitFindings(findings);
}

/** The object as it is written; on the host its references carry the Secrets' host names. */
function renderResource(
  ref: TenantRef,
  { object, namespace }: ResourceDefinition,
  target: Target,
): KubeObject & { scopes?: string[] } {
  const onHost = target.side === 'host';
  // Anything on the host may act on a label or an annotation, so none of the request is copied there.
  const { labels, annotations } = onHost
    ? { labels: {}, annotations: {} }
    : object.metadata;
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
  mode: WriteMode,
): Change {
  if (!before) {
    return 'create';
  }
  const path = differingPath(
    withoutDeclaration(before),
    withoutDeclaration(after),
  );
  if (path === undefined) {
    return lacksDeclaration(before, after) ? 'change' : 'keep';
  }
  if (mode === 'update') {
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
