import {
  ANNOTATION_SYNC_SOURCE,
  ANNOTATION_SYNC_SOURCE_UID,
  ANNOTATION_SYNC_STATUS,
  ResourceSync,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { z } from 'zod/v3';

/** Longer texts are none of the Component syncer's. */
const MAX_CHARACTERS = 64_000;

const text = z.string().max(2_000);

const statusSchema = z.object({
  state: z.enum(['synced', 'refused', 'conflict', 'waiting', 'failed']),
  observedGeneration: z.number().optional(),
  reason: text.optional(),
  findings: z
    .array(
      z.object({
        ruleId: text,
        severity: z.enum(['error', 'warning', 'info']),
        title: text,
        fix: text,
        field: text.optional(),
      }),
    )
    .max(50)
    .default([]),
});

/**
 * What an object in a vcluster says of its copy, for the generation that it has; undefined when it says nothing of it
 * (yet). Tenants can write it too: it tells them what became of their own object, and proves nothing.
 */
export function syncStatusOf({
  metadata: { annotations, generation = 0 },
}: KubeObject): ResourceSync | undefined {
  const said = annotations?.[ANNOTATION_SYNC_STATUS];
  if (said === undefined || said.length > MAX_CHARACTERS) {
    return undefined;
  }
  try {
    const {
      observedGeneration = 0,
      findings,
      ...status
    } = statusSchema.parse(JSON.parse(said));
    return observedGeneration < generation
      ? undefined
      : {
          ...status,
          findings: findings.map(each => ({ ...each, evidence: [] })),
        };
  } catch {
    return undefined;
  }
}

/** Whether a host object is the copy of an object in a vcluster: only the host's side can have these marks. */
export function isCopyOf(
  host: KubeObject | undefined,
  { metadata: { namespace, name, uid } }: KubeObject,
): boolean {
  const { annotations = {} } = host?.metadata ?? {};
  return (
    annotations[ANNOTATION_SYNC_SOURCE] === `${namespace}/${name}` &&
    annotations[ANNOTATION_SYNC_SOURCE_UID] === uid
  );
}
