import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Finding, findingsSchema } from '../findings';
import { HostEdit, hostEditSchema } from './hostEdit';
import { SyncSaid, syncSaidSchema } from './componentSyncer';
import { Known, Freshness, freshnessSchema, knownSchema } from './freshness';

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
    'edited',
    'renamed',
    'orphan',
    'missing',
    'deleted',
    'unknown',
  ]),
  findings: findingsSchema,
  createdAt: z.string().optional(),
  edited: hostEditSchema.optional().describe('Only in state edited'),
  sync: syncSaidSchema
    .optional()
    .describe('What the Component syncer says of it, where that serves it'),
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
    | 'edited'
    | 'renamed'
    | 'orphan'
    | 'missing'
    | 'deleted'
    | 'unknown';
  findings: Finding[];
  createdAt?: string;
  /** Only in state edited */
  edited?: HostEdit;
  /** What the Component syncer says of it, where that serves it */
  sync?: SyncSaid;
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
    | 'edited'
    | 'renamed'
    | 'orphan'
    | 'missing'
    | 'deleted'
    | 'unknown';
  findings: Finding[];
  createdAt?: string;
  /** Only in state edited */
  edited?: HostEdit;
  /** What the Component syncer says of it, where that serves it */
  sync?: SyncSaid;
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
