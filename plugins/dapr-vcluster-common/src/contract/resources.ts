import { z } from 'zod/v3';
import { findingSchema } from '../findings';
import { dnsLabel } from '../tenants';
import {
  applyComponentResultSchema,
  loadedBySchema,
  placedObjectSchema,
} from './components';
import { freshnessSchema, knownSchema } from './freshness';

/** The kinds of Dapr that are registered for a tenant. */
export const DAPR_KINDS = [
  'Component',
  'Subscription',
  'Configuration',
  'Resiliency',
  'HTTPEndpoint',
] as const;

/** A kind of Dapr that is registered for a tenant. */
export const daprKindSchema = z.enum(DAPR_KINDS);

/** A kind of Dapr that is registered for a tenant. */
export type DaprKind = z.infer<typeof daprKindSchema>;

/** The kinds of Dapr besides Components. */
export const daprResourceKindSchema = daprKindSchema.exclude(['Component']);

/** A kind of Dapr besides Components. */
export type DaprResourceKind = z.infer<typeof daprResourceKindSchema>;

/** The three-way truth of one object of Dapr that is no Component, as far as daprd tells it. */
export const daprResourceSchema = placedObjectSchema.extend({
  kind: daprResourceKindSchema,
  loadedBy: z
    .array(loadedBySchema)
    .optional()
    .describe(
      'Sidecars of its host namespace; of a Configuration those are in scope that name it. Absent from what does not tell',
    ),
});

/** The three-way truth of one object of Dapr that is no Component, as far as daprd tells it. */
export type DaprResource = z.infer<typeof daprResourceSchema>;

/** A Secret that Dapr Components refer to, by name; the portal does not look into it. */
export const usedSecretSchema = z.object({
  namespace: z.string().describe('Virtual namespace'),
  name: z.string(),
  keys: z.array(z.string()).describe('Keys that are asked for'),
  usedBy: z.array(z.string()).describe('Names of the Dapr Components'),
  declared: z
    .enum(['yes', 'no', 'key-missing', 'unknown'])
    .describe('Whether the vcluster has it, with the keys asked for'),
  onHost: z
    .enum(['yes', 'unknown'])
    .describe(
      'yes: a sidecar has loaded what refers to it; the portal reads no Secrets of the host',
    ),
});

/** A Secret that Dapr Components refer to, by name. */
export type UsedSecret = z.infer<typeof usedSecretSchema>;

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

/** `GET /tenants/…/resources`. */
export type DaprResourceList = z.infer<typeof daprResourceListSchema>;

/**
 * Body of `POST /tenants/…/resources`: one object of Dapr as YAML. Secret texts go in `secrets` only; they become
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
    .describe(
      'One Component, Subscription (v2alpha1), Configuration, Resiliency or HTTPEndpoint as YAML',
    ),
  secrets: z
    .record(z.string())
    .optional()
    .describe(
      'Secret texts by metadata name (Component) or header name (HTTPEndpoint, Configuration)',
    ),
});

/** Body of `POST /tenants/…/resources`. */
export type ApplyResource = z.infer<typeof applyResourceSchema>;

/** Answer of `POST /tenants/…/resources`. */
export const applyResourceResultSchema = applyComponentResultSchema.extend({
  kind: daprKindSchema,
  name: z.string(),
  onHost: z
    .boolean()
    .optional()
    .describe('Whether it was seen on the host; absent in a dry run'),
});

/** Answer of `POST /tenants/…/resources`. */
export type ApplyResourceResult = z.infer<typeof applyResourceResultSchema>;

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
  unknown: z
    .array(z.object({ what: z.string(), reason: z.string() }))
    .describe('What could not be read, and so was not judged'),
});

/** `GET /tenants/…/check`. */
export type TenantCheck = z.infer<typeof tenantCheckSchema>;
