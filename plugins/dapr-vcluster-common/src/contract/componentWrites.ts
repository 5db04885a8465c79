import { z } from 'zod/v3';
import { FieldsSchemaOf, ObjectSchemaOf } from '../schema';
import { Finding, findingsSchema } from '../findings';
import { dnsLabel } from '../tenants';
import { ObjectOutcome, objectOutcomesSchema } from './objectOutcome';
import { objectNameSchema } from './components';
import { NotChecked, notCheckedListSchema } from './notChecked';
import { ResourceSync, resourceSyncSchema } from './resourceSync';

/** One metadata item to register. */
export const componentMetadataInputObject = z.object({
  name: z.string().min(1),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  secretKeyRef: z
    .object({ name: z.string(), key: z.string().optional() })
    .optional(),
  envRef: z.string().optional(),
});

/**
 * Body of `POST /tenants/…/components`. Secret texts go in `secrets` only (never in metadata):
 * metadata field name to text; each becomes a key of one Secret that the Component refers to.
 */
export const applyComponentObject = z.object({
  namespace: dnsLabel('namespace')
    .optional()
    .describe('Virtual namespace, default "default"'),
  name: z.string({ required_error: 'name is required' }),
  type: z.string({ required_error: 'type is required, e.g. state.redis' }),
  version: z.string({ required_error: 'version is required, e.g. v1' }),
  metadata: z.array(componentMetadataInputObject, {
    required_error: 'metadata is required; give an empty list if there is none',
  }),
  scopes: z.array(z.string(), {
    required_error:
      'scopes is required: the app ids that may use the Dapr Component',
  }),
  ignoreErrors: z.boolean().optional(),
  initTimeout: z.string().optional(),
  preset: z
    .string()
    .optional()
    .describe('Name of the preset it claims to be; what that fixes must match'),
  secrets: z
    .record(z.string())
    .optional()
    .describe('Metadata field name to secret text'),
});

/**
 * Body of `POST /tenants/…/components`.
 *
 * @public
 */
export type ApplyComponent = {
  /** Virtual namespace, default "default" */
  namespace?: string;
  name: string;
  type: string;
  version: string;
  metadata: Array<{
    name: string;
    value?: string | number | boolean;
    secretKeyRef?: {
      name: string;
      key?: string;
    };
    envRef?: string;
  }>;
  scopes: string[];
  ignoreErrors?: boolean;
  initTimeout?: string;
  /** Name of the preset it claims to be; what that fixes must match */
  preset?: string;
  /** Metadata field name to secret text */
  secrets?: Record<string, string>;
};

/**
 * One metadata item to register: exactly one of value, secretKeyRef, envRef; or secretValue, which becomes a Secret.
 *
 * @public
 */
export const componentMetadataInputSchema: FieldsSchemaOf<
  ApplyComponent['metadata'][number]
> = componentMetadataInputObject;

/**
 * Body of `POST /tenants/…/components`. Secret texts go in `secrets` only (never in metadata):
 * metadata field name to text; each becomes a key of one Secret that the Component refers to.
 *
 * @public
 */
export const applyComponentSchema: FieldsSchemaOf<ApplyComponent> =
  applyComponentObject;

/** Answer of `POST /tenants/…/components` (201 created, 200 changed, unchanged or dry run). */
export const applyComponentResultObject = z.object({
  outcome: z.enum(['created', 'changed', 'unchanged', 'dry-run']),
  virtual: objectNameSchema.optional(),
  host: objectNameSchema.optional().describe('Expected place on the host'),
  objects: objectOutcomesSchema,
  findings: findingsSchema,
  notChecked: notCheckedListSchema,
  sync: resourceSyncSchema
    .optional()
    .describe(
      'What the Component syncer made of it; only where it copies, and not in a dry run',
    ),
  rendered: z
    .string()
    .optional()
    .describe(
      'Dry run: the object as YAML, as it would be applied; absent when it needs a Secret with given texts or has values that look like credentials',
    ),
});

/**
 * Answer of `POST /tenants/…/components`.
 *
 * @public
 */
export type ApplyComponentResult = {
  outcome: 'created' | 'changed' | 'unchanged' | 'dry-run';
  virtual?: {
    namespace: string;
    name: string;
  };
  /** Expected place on the host */
  host?: {
    namespace: string;
    name: string;
  };
  objects: ObjectOutcome[];
  findings: Finding[];
  /** What could not be checked, and why; empty when nothing is missing */
  notChecked: NotChecked[];
  /** What the Component syncer made of it; only where it copies, and not in a dry run */
  sync?: ResourceSync;
  /** Dry run: the object as YAML; absent with secret texts */
  rendered?: string;
};

/**
 * Answer of `POST /tenants/…/components` (201 created, 200 changed, unchanged or dry run).
 *
 * @public
 */
export const applyComponentResultSchema: ObjectSchemaOf<ApplyComponentResult> =
  applyComponentResultObject;

/**
 * Answer of `DELETE /tenants/…/components/:namespace/:name`.
 *
 * @public
 */
export const deleteComponentResultSchema = z.object({
  outcome: z.enum(['deleted', 'absent', 'dry-run']),
  removed: objectOutcomesSchema,
});

/**
 * Answer of `DELETE /tenants/…/components/:namespace/:name`.
 *
 * @public
 */
export type DeleteComponentResult = {
  outcome: 'deleted' | 'absent' | 'dry-run';
  removed: ObjectOutcome[];
};
