import { z } from 'zod/v3';
import { findingSchema } from '../findings';
import { dnsLabel } from '../tenants';
import { deleteTenantResultSchema, objectOutcomeSchema } from './tenants';

/** Body of `POST /tenants/…/manifests`: YAML documents for one virtual namespace. */
export const applyManifestsSchema = z.object({
  namespace: dnsLabel('namespace')
    .optional()
    .describe('Virtual namespace, default "default"'),
  manifests: z
    .string({ required_error: 'manifests is required: YAML text' })
    .max(1_000_000),
  onChange: z
    .enum(['refuse', 'update'])
    .optional()
    .describe(
      'What to do when an object exists with other values: refuse (default) with a conflict, or update it',
    ),
});

/** Body of `POST /tenants/…/manifests`. */
export type ApplyManifests = z.infer<typeof applyManifestsSchema>;

/** Answer of `POST /tenants/…/manifests`. */
export const applyManifestsResultSchema = z.object({
  outcome: z.enum(['applied', 'unchanged', 'dry-run']),
  objects: z.array(objectOutcomeSchema),
  findings: z
    .array(findingSchema)
    .optional()
    .describe('What the guardrails say and does not forbid it'),
});

/** Answer of `POST /tenants/…/manifests`. */
export type ApplyManifestsResult = z.infer<typeof applyManifestsResultSchema>;

const { apiVersion, kind, namespace, name, uid } = objectOutcomeSchema.shape;

/** An applied object, as the answer of `POST /tenants/…/manifests` names it. */
export const appliedObjectSchema = z.object({
  apiVersion,
  kind,
  namespace: namespace.unwrap(),
  name,
  uid: uid.unwrap(),
});

/** An applied object. */
export type AppliedObject = z.infer<typeof appliedObjectSchema>;

/** Body of `POST /tenants/…/manifests/removal`, in the order they were applied. */
export const deleteManifestsSchema = z.object({
  objects: z.array(appliedObjectSchema).max(500),
});

/** Body of `POST /tenants/…/manifests/removal`. */
export type DeleteManifests = z.infer<typeof deleteManifestsSchema>;

/**
 * Answer of `POST /tenants/…/manifests/removal`: what was (or would be) removed, and what is still there, on its way out
 * or because it is not this product's.
 */
export const deleteManifestsResultSchema = deleteTenantResultSchema.omit({
  id: true,
});

/** Answer of `POST /tenants/…/manifests/removal`. */
export type DeleteManifestsResult = z.infer<typeof deleteManifestsResultSchema>;
