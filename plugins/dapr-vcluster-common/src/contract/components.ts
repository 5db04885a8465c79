import { z } from 'zod/v3';
import { findingSchema } from '../findings';
import { dnsLabel } from '../tenants';
import { freshnessSchema, knownSchema } from './freshness';
import { objectOutcomeSchema } from './tenants';

/** Namespace and name of an object on one side. */
export const objectNameSchema = z.object({
  namespace: z.string(),
  name: z.string(),
});

/** One metadata item as shown: a sensitive plain value is never sent, only that there is one. */
export const shownMetadataSchema = z.object({
  name: z.string(),
  value: z.string().optional(),
  secretKeyRef: z.object({ name: z.string(), key: z.string() }).optional(),
  envRef: z.string().optional(),
  redacted: z.boolean().optional(),
});

/** Whether one sidecar has loaded an object of Dapr. */
export const loadedBySchema = z.object({
  appId: z.string(),
  pod: objectNameSchema.describe('Host pod'),
  state: z.enum(['loaded', 'not-loaded', 'out-of-scope', 'unknown']),
  reason: z.string().optional(),
});

/** Whether one sidecar has loaded an object of Dapr. */
export type LoadedBy = z.infer<typeof loadedBySchema>;

/** Where an object of Dapr is, on either side, and how the two compare. */
export const placedObjectSchema = z.object({
  name: z.string().describe('Name the app uses'),
  virtual: objectNameSchema
    .optional()
    .describe('Where it is (or counts as) declared in the vcluster'),
  host: objectNameSchema.optional().describe('Its copy on the host'),
  managedBy: z
    .enum(['tenant', 'portal', 'host', 'unverified'])
    .describe('unverified: it claims to be synced, and the claim does not fit'),
  scopes: z.array(z.string()),
  declared: z.enum(['yes', 'no', 'not-applicable', 'unknown']),
  synced: z.enum([
    'in-sync',
    'waiting',
    'drifted',
    'renamed',
    'orphan',
    'missing',
    'deleted',
    'unknown',
  ]),
  findings: z.array(findingSchema),
  createdAt: z.string().optional(),
});

/** Where an object of Dapr is, on either side, and how the two compare. */
export type PlacedObject = z.infer<typeof placedObjectSchema>;

/** The three-way truth of one Dapr Component. */
export const daprComponentSchema = placedObjectSchema.extend({
  kind: z.literal('Component'),
  type: z.string().optional(),
  version: z.string().optional(),
  ignoreErrors: z.boolean().optional(),
  metadata: z.array(shownMetadataSchema),
  loadedBy: z.array(loadedBySchema),
});

/** The three-way truth of one Dapr Component. */
export type DaprComponent = z.infer<typeof daprComponentSchema>;

/** `GET /tenants/…/components`. */
export const daprComponentListSchema = z.object({
  items: z.array(daprComponentSchema),
  freshness: freshnessSchema,
  declared: knownSchema(z.number()).describe(
    'Number declared in the vcluster, or why it is not known',
  ),
});

/** `GET /tenants/…/components`. */
export type DaprComponentList = z.infer<typeof daprComponentListSchema>;

/** One metadata item to register: exactly one of value, secretKeyRef, envRef; or secretValue, which becomes a Secret. */
export const componentMetadataInputSchema = z.object({
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
export const applyComponentSchema = z.object({
  namespace: dnsLabel('namespace')
    .optional()
    .describe('Virtual namespace, default "default"'),
  name: z.string({ required_error: 'name is required' }),
  type: z.string({ required_error: 'type is required, e.g. state.redis' }),
  version: z.string({ required_error: 'version is required, e.g. v1' }),
  metadata: z.array(componentMetadataInputSchema, {
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

/** Body of `POST /tenants/…/components`. */
export type ApplyComponent = z.infer<typeof applyComponentSchema>;

/** Answer of `POST /tenants/…/components` (201 created, 200 changed, unchanged or dry run). */
export const applyComponentResultSchema = z.object({
  outcome: z.enum(['created', 'changed', 'unchanged', 'dry-run']),
  virtual: objectNameSchema.optional(),
  host: objectNameSchema.optional().describe('Expected place on the host'),
  objects: z.array(objectOutcomeSchema),
  findings: z.array(findingSchema),
});

/** Answer of `POST /tenants/…/components`. */
export type ApplyComponentResult = z.infer<typeof applyComponentResultSchema>;

/** Answer of `DELETE /tenants/…/components/:namespace/:name`. */
export const deleteComponentResultSchema = z.object({
  outcome: z.enum(['deleted', 'absent', 'dry-run']),
  removed: z.array(objectOutcomeSchema),
});

/** Answer of `DELETE /tenants/…/components/:namespace/:name`. */
export type DeleteComponentResult = z.infer<typeof deleteComponentResultSchema>;

/** A Secret of the vcluster, by its name and the names of its keys; never with a value. */
export const secretNameSchema = z.object({
  namespace: z.string().describe('Virtual namespace'),
  name: z.string(),
  keys: z.array(z.string()),
  component: z
    .string()
    .optional()
    .describe('Dapr Component the portal made it for'),
});

/** A Secret of the vcluster, without its values. */
export type SecretName = z.infer<typeof secretNameSchema>;

/** `GET /tenants/…/secrets`: what a Dapr Component may refer to, or why that is not known. */
export const secretNamesSchema = z.object({
  secrets: knownSchema(z.array(secretNameSchema)),
});

/** `GET /tenants/…/secrets`. */
export type SecretNames = z.infer<typeof secretNamesSchema>;
