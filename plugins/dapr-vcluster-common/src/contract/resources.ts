import { z } from 'zod/v3';
import { Finding, findingSchema, Severity } from '../findings';
import { dnsLabel } from '../tenants';
import {
  DaprKind,
  DaprResourceKind,
  daprKindsAsText,
  daprKindSchema,
  daprResourceKindSchema,
} from './daprKinds';
import { LoadedBy, loadedBySchema, placedObjectSchema } from './components';
import { applyComponentResultObject } from './componentWrites';
import type { ResourceSync } from './resourceSync';
import { ObjectOutcome } from './objectOutcome';
import { Known, Freshness, freshnessSchema, knownSchema } from './freshness';
import { SyncSaid } from './componentSyncer';
import { HostEdit } from './hostEdit';
import { NotChecked, notCheckedListSchema } from './notChecked';

/** The three-way truth of one Dapr resource that is no Component, as far as daprd tells it. */
export const daprResourceSchema = placedObjectSchema.extend({
  kind: daprResourceKindSchema,
  loadedBy: z
    .array(loadedBySchema)
    .optional()
    .describe(
      'Sidecars of its host namespace; of a Configuration those are in scope that name it. Absent from what does not tell',
    ),
});

/**
 * The three-way truth of one Dapr resource that is no Component, as far as daprd tells it.
 *
 * @public
 */
export type DaprResource = {
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
  kind: DaprResourceKind;
  /** Sidecars of its host namespace; of a Configuration those are in scope that name it. Absent from what does not tell */
  loadedBy?: LoadedBy[];
};

/** A Secret that Dapr Components refer to, by name; the portal does not look into it. */
export const usedSecretSchema = z.object({
  namespace: z.string().describe('Virtual namespace'),
  name: z.string(),
  keys: z.array(z.string()).describe('Keys that are referred to'),
  usedBy: z.array(z.string()).describe('Names of the Dapr Components'),
  declared: z
    .enum(['yes', 'no', 'key-missing', 'unknown'])
    .describe('Whether the vcluster has it, with these keys'),
  onHost: z
    .enum(['yes', 'unknown'])
    .describe(
      'yes: a sidecar has loaded what refers to it; the portal reads no Secrets of the host',
    ),
});

/**
 * A Secret that Dapr Components refer to, by name.
 *
 * @public
 */
export type UsedSecret = {
  /** Virtual namespace */
  namespace: string;
  name: string;
  /** Keys that are referred to */
  keys: string[];
  /** Names of the Dapr Components */
  usedBy: string[];
  /** Whether the vcluster has it, with these keys */
  declared: 'yes' | 'no' | 'key-missing' | 'unknown';
  /** yes: a sidecar has loaded what refers to it; the portal reads no Secrets of the host */
  onHost: 'yes' | 'unknown';
};

/** `GET /tenants/…/resources`. */
export const daprResourceListSchema = z.object({
  items: z.array(daprResourceSchema),
  secrets: z
    .array(usedSecretSchema)
    .describe('Secrets that Dapr Components on the host refer to'),
  freshness: freshnessSchema,
  declared: z
    .array(
      z.object({
        kind: daprResourceKindSchema,
        number: knownSchema(z.number()),
      }),
    )
    .describe('Number declared in the vcluster by kind, or why not known'),
});

/**
 * `GET /tenants/…/resources`.
 *
 * @public
 */
export type DaprResourceList = {
  items: DaprResource[];
  /** Secrets that Dapr Components on the host refer to */
  secrets: UsedSecret[];
  freshness: Freshness;
  /** Number declared in the vcluster by kind, or why not known */
  declared: Array<{
    kind: DaprResourceKind;
    number: Known<number>;
  }>;
};

/**
 * Body of `POST /tenants/…/resources`: one Dapr resource as YAML. Secret texts go in `secrets` only; they become
 * keys of one Secret that the object refers to.
 */
export const applyResourceSchema = z.object({
  namespace: dnsLabel('namespace')
    .optional()
    .describe(
      'Virtual namespace, default the one of the manifest or "default"',
    ),
  manifest: z
    .string({ required_error: 'manifest is required: YAML text' })
    .max(200_000)
    .describe(`One ${daprKindsAsText()} as YAML`),
  secrets: z
    .record(z.string())
    .optional()
    .describe(
      'Secret texts by metadata name (Component) or header name (HTTPEndpoint, Configuration, MCPServer)',
    ),
});

/**
 * Body of `POST /tenants/…/resources`.
 *
 * @public
 */
export type ApplyResource = {
  /** Virtual namespace, default the one of the manifest or "default" */
  namespace?: string;
  /** One object of a kind of Dapr as YAML */
  manifest: string;
  /** Secret texts by metadata name (Component) or header name (HTTPEndpoint, Configuration, MCPServer) */
  secrets?: Record<string, string>;
};

/** Answer of `POST /tenants/…/resources`. */
export const applyResourceResultSchema = applyComponentResultObject.extend({
  kind: daprKindSchema,
  name: z.string(),
  onHost: z
    .boolean()
    .optional()
    .describe('Whether it was seen on the host; absent in a dry run'),
});

/**
 * Answer of `POST /tenants/…/resources`.
 *
 * @public
 */
export type ApplyResourceResult = {
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
  kind: DaprKind;
  name: string;
  /** Whether it was seen on the host; absent in a dry run */
  onHost?: boolean;
  /** Dry run: the object as YAML; absent with secret texts */
  rendered?: string;
};

/** A finding and where it is: lines and columns count from 1. */
export const fileFindingSchema = findingSchema.extend({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  document: z.number(),
});

/** `GET /tenants/…/check`: the guardrails on what a tenant has. */
export const tenantCheckSchema = z.object({
  findings: z.array(fileFindingSchema),
  objects: z.number().describe('How many objects were looked at'),
  notChecked: notCheckedListSchema,
});

/**
 * `GET /tenants/…/check`.
 *
 * @public
 */
export type TenantCheck = {
  findings: Array<{
    /** Stable id of the rule, e.g. "G1" or "not-injected/enabled-value" */
    ruleId: string;
    severity: Severity;
    /** One sentence: what is wrong */
    title: string;
    /** Path of the field it is about, e.g. "spec.metadata[2].value" */
    field?: string;
    evidence: Array<{
      label: string;
      value: string;
    }>;
    /** One sentence: what to do */
    fix: string;
    /** Link to the rule's source */
    source?: string;
    file: string;
    line: number;
    column: number;
    document: number;
  }>;
  /** How many objects were looked at */
  objects: number;
  /** What could not be checked, and why; empty when nothing is missing */
  notChecked: NotChecked[];
};
