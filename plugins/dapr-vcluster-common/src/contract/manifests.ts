import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Finding, findingsSchema } from '../findings';
import { dnsLabel } from '../tenants';
import { NotChecked, notCheckedListSchema } from './notChecked';
import {
  ObjectOutcome,
  objectOutcomeObject,
  objectOutcomesSchema,
} from './objectOutcome';
import { deleteTenantResultSchema } from './tenantWrites';

/**
 * Body of `POST /tenants/…/manifests`: YAML documents for one virtual namespace.
 *
 * @public
 */
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

/**
 * Body of `POST /tenants/…/manifests`.
 *
 * @public
 */
export type ApplyManifests = {
  /** Virtual namespace, default "default" */
  namespace?: string;
  manifests: string;
  /** What to do when an object exists with other values: refuse (default) with a conflict, or update it */
  onChange?: 'refuse' | 'update';
};

/** Answer of `POST /tenants/…/manifests`. */
export const applyManifestsResultObject = z.object({
  outcome: z.enum(['applied', 'unchanged', 'dry-run']),
  objects: objectOutcomesSchema,
  findings: findingsSchema
    .optional()
    .describe('What the guardrails say and does not forbid it'),
  notChecked: notCheckedListSchema.optional(),
  rendered: z
    .string()
    .optional()
    .describe(
      'Dry run: the objects as YAML, as they would be applied; absent when there is a Secret with values, or what looks like credentials',
    ),
});

/**
 * Answer of `POST /tenants/…/manifests`.
 *
 * @public
 */
export type ApplyManifestsResult = {
  outcome: 'applied' | 'unchanged' | 'dry-run';
  objects: ObjectOutcome[];
  /** What the guardrails say and does not forbid it */
  findings?: Finding[];
  /** What could not be checked, and why; empty when nothing is missing */
  notChecked?: NotChecked[];
  /** Dry run: the objects as YAML; absent with secret texts */
  rendered?: string;
};

/**
 * Answer of `POST /tenants/…/manifests`.
 *
 * @public
 */
export const applyManifestsResultSchema: ObjectSchemaOf<ApplyManifestsResult> =
  applyManifestsResultObject;

const { apiVersion, kind, namespace, name, uid } = objectOutcomeObject.shape;

/** An applied object, as the answer of `POST /tenants/…/manifests` names it. */
export const appliedObjectSchema = z.object({
  apiVersion,
  kind,
  namespace: namespace.unwrap(),
  name,
  uid: uid.unwrap(),
});

/**
 * An applied object.
 *
 * @public
 */
export type AppliedObject = {
  apiVersion: string;
  kind: string;
  namespace: string;
  name: string;
  /** Which object it is: one created later under the same name has another */
  uid: string;
};

/** Body of `POST /tenants/…/manifests/removal`, in the order they were applied. */
export const deleteManifestsSchema = z.object({
  objects: z.array(appliedObjectSchema).max(500),
});

/**
 * Body of `POST /tenants/…/manifests/removal`.
 *
 * @public
 */
export type DeleteManifests = {
  objects: AppliedObject[];
};

/**
 * Answer of `POST /tenants/…/manifests/removal`: what was (or would be) removed, and what is still there, on its way out
 * or because it is not this product's.
 *
 * @public
 */
export const deleteManifestsResultSchema = deleteTenantResultSchema.omit({
  id: true,
});

/**
 * Answer of `POST /tenants/…/manifests/removal`.
 *
 * @public
 */
export type DeleteManifestsResult = {
  outcome: 'deleted' | 'deleting' | 'absent' | 'dry-run';
  removed: ObjectOutcome[];
  remaining: ObjectOutcome[];
};
