import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { GuardrailPolicy, guardrailPolicySchema } from './guardrailPolicy';
import { ComponentPreset, componentPresetSchema } from './componentPreset';
import { SourceState, sourceStateSchema } from './freshness';
import { PerMonth, perMonthSchema } from './savings';
import { Support, supportSchema } from './support';

/** One host as a page sees it: no addresses, no credentials. */
export const hostSchema = z.object({
  name: z.string(),
  title: z.string(),
  readOnly: z.boolean(),
  connection: z.enum(['connecting', 'live', 'stale', 'unreachable']),
  reason: z.string().optional(),
  findings: findingsSchema
    .optional()
    .describe(
      'Why nothing is read of the host; left out for callers without dapr-vcluster.host.read',
    ),
  kubernetesVersion: z.string().optional(),
  dapr: z.object({
    state: z.enum(['installed', 'missing', 'unknown']),
    version: z.string().optional(),
    namespace: z.string(),
    injector: z.enum(['ready', 'not-ready', 'missing', 'unknown']),
    allowedServiceAccounts: z
      .array(z.string())
      .optional()
      .describe('Patterns "<namespace>:<service account>" of the injector'),
  }),
  tenants: z.number().optional().describe('Absent while unknown'),
  sidecars: z.number().optional().describe('Absent while unknown'),
  readableOnly: z
    .literal(true)
    .optional()
    .describe(
      'Set when the caller lacks dapr-vcluster.host.read: numbers are of the tenants that the caller may read, and the allow-list of the injector is left out',
    ),
  sources: z.array(sourceStateSchema),
  revision: z.string(),
});

/**
 * One host as a page sees it.
 *
 * @public
 */
export type Host = {
  name: string;
  title: string;
  readOnly: boolean;
  connection: 'connecting' | 'live' | 'stale' | 'unreachable';
  reason?: string;
  /** Why nothing is read of the host; left out for callers without dapr-vcluster.host.read */
  findings?: Finding[];
  kubernetesVersion?: string;
  dapr: {
    state: 'installed' | 'missing' | 'unknown';
    version?: string;
    namespace: string;
    injector: 'ready' | 'not-ready' | 'missing' | 'unknown';
    /** Patterns `<namespace>:<service account>` of the injector */
    allowedServiceAccounts?: string[];
  };
  /** Absent while unknown */
  tenants?: number;
  /** Absent while unknown */
  sidecars?: number;
  /** Set when the caller lacks dapr-vcluster.host.read: numbers are of the tenants that the caller may read, and the allow-list of the injector is left out */
  readableOnly?: true;
  sources: SourceState[];
  revision: string;
};

/** `GET /hosts`. */
export const hostListSchema = z.object({ items: z.array(hostSchema) });

const quantitiesSchema = z
  .record(z.string())
  .describe('Resource to quantity, e.g. requests.cpu to 2');

/** A preset an owner offers, with what it means for a tenant; further chart values stay with the owner. */
export const presetSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  quota: quantitiesSchema.optional(),
  limitRange: z
    .object({
      default: quantitiesSchema.optional(),
      defaultRequest: quantitiesSchema.optional(),
    })
    .optional(),
  controlPlane: z
    .object({
      requests: quantitiesSchema.optional(),
      limits: quantitiesSchema.optional(),
    })
    .optional(),
  isolation: z
    .enum(['restricted', 'baseline', 'none'])
    .describe('Pod Security Standard of the host namespaces; none: no limits'),
  capacity: z
    .object({
      pods: z.number(),
      limitedBy: z.array(z.string()).describe('Resources of the quota'),
    })
    .optional()
    .describe(
      'How many pods with a sidecar fit when app and sidecar get the defaults of the LimitRange; absent where no quota limits them',
    ),
  cost: z
    .object({
      vcluster: perMonthSchema.describe('Its control plane and volumes'),
      quota: perMonthSchema
        .optional()
        .describe('CPU and memory of its quota when all of it is requested'),
      restsOnDefaults: z
        .boolean()
        .describe('Nobody has confirmed one of the prices'),
    })
    .optional()
    .describe('What a tenant of this preset costs per month'),
});

/**
 * A preset an owner offers.
 *
 * @public
 */
export type PresetOption = {
  name: string;
  title: string;
  description: string;
  /** Resource to quantity, e.g. requests.cpu to 2 */
  quota?: Record<string, string>;
  limitRange?: {
    /** Resource to quantity, e.g. requests.cpu to 2 */
    default?: Record<string, string>;
    /** Resource to quantity, e.g. requests.cpu to 2 */
    defaultRequest?: Record<string, string>;
  };
  controlPlane?: {
    /** Resource to quantity, e.g. requests.cpu to 2 */
    requests?: Record<string, string>;
    /** Resource to quantity, e.g. requests.cpu to 2 */
    limits?: Record<string, string>;
  };
  /** Pod Security Standard of the host namespaces; none: no limits */
  isolation: 'restricted' | 'baseline' | 'none';
  /** How many pods with a sidecar fit when app and sidecar get the defaults of the LimitRange; absent where no quota limits them */
  capacity?: {
    pods: number;
    /** Resources of the quota */
    limitedBy: string[];
  };
  /** What a tenant of this preset costs per month */
  cost?: {
    /** Its control plane and volumes */
    vcluster: PerMonth;
    /** CPU and memory of its quota when all of it is requested */
    quota?: PerMonth;
    /** Nobody has confirmed one of the prices */
    restsOnDefaults: boolean;
  };
};

/** A profile an owner offers. */
export const profileOptionSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  chartVersion: z.string(),
  isDefault: z.boolean(),
  support: supportSchema,
});

/** `GET /options`: what a creation form may offer. */
export const optionsSchema = z.object({
  hosts: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      profiles: z
        .array(z.string())
        .optional()
        .describe('Profiles that it can carry, the default first'),
    }),
  ),
  profiles: z.array(profileOptionSchema),
  presets: z.array(presetSchema),
  componentPresets: z
    .array(componentPresetSchema)
    .optional()
    .describe('Dapr Components the platform team has decided about'),
  sampleImage: z
    .string()
    .optional()
    .describe('Image with the sample apps; absent: none is configured'),
  guardrails: guardrailPolicySchema
    .optional()
    .describe('Severities and allowed backends; absent: as they come'),
});

/**
 * What a creation form may offer.
 *
 * @public
 */
export type PortalOptions = {
  hosts: Array<{
    name: string;
    title: string;
    /** Profiles that it can carry, the default first */
    profiles?: string[];
  }>;
  profiles: Array<{
    name: string;
    title: string;
    description: string;
    chartVersion: string;
    isDefault: boolean;
    support: Support;
  }>;
  presets: PresetOption[];
  /** Dapr Components the platform team has decided about */
  componentPresets?: ComponentPreset[];
  /** Image with the sample apps; absent: none is configured */
  sampleImage?: string;
  /** Severities and allowed backends; absent: as they come */
  guardrails?: GuardrailPolicy;
};
