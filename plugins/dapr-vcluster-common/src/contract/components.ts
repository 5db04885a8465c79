import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Finding, findingsSchema } from '../findings';
import { dnsLabel } from '../tenants';
import { Known, Freshness, freshnessSchema, knownSchema } from './freshness';
import { ObjectOutcome, objectOutcomesSchema } from './tenants';

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

/** Whether one sidecar has loaded a Dapr resource. */
export const loadedBySchema = z.object({
  appId: z.string(),
  pod: objectNameSchema.describe('Host pod'),
  state: z.enum(['loaded', 'not-loaded', 'out-of-scope', 'unknown']),
  reason: z.string().optional(),
});

/**
 * Whether one sidecar has loaded a Dapr resource.
 *
 * @public
 */
export type LoadedBy = {
  appId: string;
  /** Host pod */
  pod: {
    namespace: string;
    name: string;
  };
  state: 'loaded' | 'not-loaded' | 'out-of-scope' | 'unknown';
  reason?: string;
};

/** Where a Dapr resource is, on either side, and how the two compare. */
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
  findings: findingsSchema,
  createdAt: z.string().optional(),
});

/**
 * Where a Dapr resource is, on either side, and how the two compare.
 *
 * @public
 */
export type PlacedObject = {
  /** Name the app uses */
  name: string;
  /** Where it is (or counts as) declared in the vcluster */
  virtual?: {
    namespace: string;
    name: string;
  };
  /** Its copy on the host */
  host?: {
    namespace: string;
    name: string;
  };
  /** unverified: it claims to be synced, and the claim does not fit */
  managedBy: 'tenant' | 'portal' | 'host' | 'unverified';
  scopes: string[];
  declared: 'yes' | 'no' | 'not-applicable' | 'unknown';
  synced:
    | 'in-sync'
    | 'waiting'
    | 'drifted'
    | 'renamed'
    | 'orphan'
    | 'missing'
    | 'deleted'
    | 'unknown';
  findings: Finding[];
  createdAt?: string;
};

/** The three-way truth of one Dapr Component. */
export const daprComponentSchema = placedObjectSchema.extend({
  kind: z.literal('Component'),
  type: z.string().optional(),
  version: z.string().optional(),
  ignoreErrors: z.boolean().optional(),
  metadata: z.array(shownMetadataSchema),
  loadedBy: z.array(loadedBySchema),
});

/**
 * The three-way truth of one Dapr Component.
 *
 * @public
 */
export type DaprComponent = {
  /** Name the app uses */
  name: string;
  /** Where it is (or counts as) declared in the vcluster */
  virtual?: {
    namespace: string;
    name: string;
  };
  /** Its copy on the host */
  host?: {
    namespace: string;
    name: string;
  };
  /** unverified: it claims to be synced, and the claim does not fit */
  managedBy: 'tenant' | 'portal' | 'host' | 'unverified';
  scopes: string[];
  declared: 'yes' | 'no' | 'not-applicable' | 'unknown';
  synced:
    | 'in-sync'
    | 'waiting'
    | 'drifted'
    | 'renamed'
    | 'orphan'
    | 'missing'
    | 'deleted'
    | 'unknown';
  findings: Finding[];
  createdAt?: string;
  kind: 'Component';
  type?: string;
  version?: string;
  ignoreErrors?: boolean;
  metadata: Array<{
    name: string;
    value?: string;
    secretKeyRef?: {
      name: string;
      key: string;
    };
    envRef?: string;
    redacted?: boolean;
  }>;
  loadedBy: LoadedBy[];
};

/**
 * `GET /tenants/…/components`.
 */
export const daprComponentListObject = z.object({
  items: z.array(daprComponentSchema),
  freshness: freshnessSchema,
  declared: knownSchema(z.number()).describe(
    'Number declared in the vcluster, or why it is not known',
  ),
});

/**
 * `GET /tenants/…/components`.
 *
 * @public
 */
export type DaprComponentList = {
  items: DaprComponent[];
  freshness: Freshness;
  /** Number declared in the vcluster, or why it is not known */
  declared: Known<number>;
};

/**
 * `GET /tenants/…/components`.
 *
 * @public
 */
export const daprComponentListSchema: ObjectSchemaOf<DaprComponentList> =
  daprComponentListObject;

/**
 * One metadata item to register: exactly one of value, secretKeyRef, envRef; or secretValue, which becomes a Secret.
 *
 * @public
 */
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
 *
 * @public
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
 * Answer of `POST /tenants/…/components` (201 created, 200 changed, unchanged or dry run).
 *
 * @public
 */
export const applyComponentResultSchema = z.object({
  outcome: z.enum(['created', 'changed', 'unchanged', 'dry-run']),
  virtual: objectNameSchema.optional(),
  host: objectNameSchema.optional().describe('Expected place on the host'),
  objects: objectOutcomesSchema,
  findings: findingsSchema,
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
};

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

/** A Secret of the vcluster, by its name and the names of its keys; never with a value. */
export const secretNameSchema = z.object({
  namespace: z.string().describe('Virtual namespace'),
  name: z.string(),
  keys: z.array(z.string()),
  component: z
    .string()
    .optional()
    .describe('Dapr Component the portal created it for'),
});

/**
 * A Secret of the vcluster, without its values.
 *
 * @public
 */
export type SecretName = {
  /** Virtual namespace */
  namespace: string;
  name: string;
  keys: string[];
  /** Dapr Component the portal created it for */
  component?: string;
};

/** `GET /tenants/…/secrets`: what a Dapr Component may refer to, or why that is not known. */
export const secretNamesSchema = z.object({
  secrets: knownSchema(z.array(secretNameSchema)),
});

/**
 * `GET /tenants/…/secrets`.
 *
 * @public
 */
export type SecretNames = {
  secrets: Known<SecretName[]>;
};
