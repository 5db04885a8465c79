import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { objectNameSchema } from './components';
import { HostSyncer, hostSyncerSchema } from './componentSyncer';
import { Freshness, Known, freshnessSchema, knownSchema } from './freshness';
import { Support, supportSchema } from './support';

/** One part of Dapr's control plane. */
export const controlPlanePartSchema = z.object({
  app: z.string().describe('Label `app`, e.g. "dapr-operator"'),
  state: z.enum(['ready', 'degraded', 'down', 'missing', 'unknown']),
  version: z.string().optional(),
  replicas: z.number().optional(),
  readyReplicas: z.number().optional(),
  problem: z
    .string()
    .optional()
    .describe('Why a container of one of its pods does not run'),
});

/**
 * One part of Dapr's control plane.
 *
 * @public
 */
export type ControlPlanePart = {
  /** Label `app`, e.g. "dapr-operator" */
  app: string;
  state: 'ready' | 'degraded' | 'down' | 'missing' | 'unknown';
  version?: string;
  replicas?: number;
  readyReplicas?: number;
  /** Why a container of one of its pods does not run */
  problem?: string;
};

/** What is shown of a certificate: its dates, never a key. */
export const certificateSchema = z.object({
  subject: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  source: z.string().describe('Object and key it was read from'),
});

/**
 * What is shown of a certificate.
 *
 * @public
 */
export type Certificate = {
  subject: string;
  notBefore: string;
  notAfter: string;
  /** Object and key it was read from */
  source: string;
};

/** The webhook through which the injector sees new pods. */
export const injectorWebhookSchema = z.object({
  failurePolicy: z.enum(['Ignore', 'Fail']),
  address: z.string().describe('Service or URL the API server calls'),
  endpoints: knownSchema(z.number()).describe(
    'Ready addresses behind the Service',
  ),
  caBundle: z
    .enum(['matches', 'differs', 'missing', 'unknown'])
    .describe("Whether it trusts the control plane's own root certificate"),
  selectors: z
    .array(z.string())
    .describe('Selectors that keep pods from it; empty: it sees every pod'),
});

/**
 * The webhook through which the injector sees new pods.
 *
 * @public
 */
export type InjectorWebhook = {
  failurePolicy: 'Ignore' | 'Fail';
  /** Service or URL the API server calls */
  address: string;
  /** Ready addresses behind the Service */
  endpoints: Known<number>;
  /** Whether it trusts the control plane's own root certificate */
  caBundle: 'matches' | 'differs' | 'missing' | 'unknown';
  /** Selectors that keep pods from it; empty: it sees every pod */
  selectors: string[];
};

/** A sidecar whose pod must be recreated to run the control plane's version. */
export const staleSidecarSchema = z.object({
  tenant: z.string().describe('<host>/<namespace>/<name>'),
  appId: z.string(),
  app: z.string(),
  pod: objectNameSchema.describe('Host pod'),
  version: z.string().optional().describe('Absent when its image says none'),
});

/**
 * A sidecar whose pod must be recreated to run the control plane's version.
 *
 * @public
 */
export type StaleSidecar = {
  /** `<host>/<namespace>/<name>` */
  tenant: string;
  appId: string;
  app: string;
  /** Host pod */
  pod: {
    namespace: string;
    name: string;
  };
  /** Absent when its image says none */
  version?: string;
};

/** How much of the host's Dapr one tenant takes. */
export const tenantCapacitySchema = z.object({
  tenant: z.string().describe('<host>/<namespace>/<name>'),
  owner: z.string().optional(),
  sidecars: z.number().optional().describe('Absent while unknown'),
  appIds: z.number().optional().describe('Absent while unknown'),
  components: z.number().optional().describe('Absent while unknown'),
  injection: z
    .enum(['allowed', 'refused', 'unknown'])
    .describe("The injector's allow-list on the tenant's syncer"),
});

/**
 * How much of the host's Dapr one tenant takes.
 *
 * @public
 */
export type TenantCapacity = {
  /** `<host>/<namespace>/<name>` */
  tenant: string;
  owner?: string;
  /** Absent while unknown */
  sidecars?: number;
  /** Absent while unknown */
  appIds?: number;
  /** Absent while unknown */
  components?: number;
  /** The injector's allow-list on the tenant's syncer */
  injection: 'allowed' | 'refused' | 'unknown';
};

/** `GET /hosts/:host/control-plane`: rows of tenants are those the caller may read. */
export const controlPlaneSchema = z.object({
  readableOnly: z
    .literal(true)
    .optional()
    .describe(
      'Set when the caller lacks dapr-vcluster.host.read: numbers are of the tenants that the caller may read, and the allow-list of the injector is left out',
    ),
  host: z.object({
    name: z.string(),
    title: z.string(),
    readOnly: z.boolean(),
  }),
  kubernetes: z.object({
    version: z.string().optional(),
    support: supportSchema,
  }),
  dapr: z.object({
    state: z.enum(['installed', 'missing', 'unknown']),
    namespace: z.string(),
    version: z.string().optional(),
    support: z
      .enum(['supported', 'unsupported', 'leaky', 'unknown'])
      .describe('leaky: it does not keep tenants apart'),
    supportAsOf: z
      .string()
      .optional()
      .describe("Day on which the dates of Dapr's release lines were checked"),
    parts: z.array(controlPlanePartSchema),
    allowedServiceAccounts: z
      .array(z.string())
      .optional()
      .describe('Patterns "<namespace>:<service account>"; absent: unknown'),
  }),
  vclusters: z.array(
    z.object({
      version: z.string().optional(),
      tenants: z.number(),
      support: supportSchema,
    }),
  ),
  certificates: z.object({
    root: knownSchema(certificateSchema),
    issuer: knownSchema(certificateSchema),
  }),
  webhook: knownSchema(injectorWebhookSchema),
  capacity: z.object({
    tenants: z.array(tenantCapacitySchema),
    sidecars: z
      .number()
      .optional()
      .describe(
        'On the whole host, or with readableOnly of the tenants listed',
      ),
    components: z
      .number()
      .optional()
      .describe(
        'On the whole host, or with readableOnly of the tenants listed',
      ),
  }),
  syncer: hostSyncerSchema.describe('The Component syncer of the host'),
  restart: knownSchema(
    z.object({
      total: z.number(),
      items: z.array(staleSidecarSchema).describe('At most 200'),
    }),
  ),
  findings: findingsSchema,
  freshness: freshnessSchema,
});

/**
 * What is known of a host's control plane.
 *
 * @public
 */
export type ControlPlane = {
  /** Set when the caller lacks dapr-vcluster.host.read: numbers are of the tenants that the caller may read, and the allow-list of the injector is left out */
  readableOnly?: true;
  host: {
    name: string;
    title: string;
    readOnly: boolean;
  };
  kubernetes: {
    version?: string;
    support: Support;
  };
  dapr: {
    state: 'installed' | 'missing' | 'unknown';
    namespace: string;
    version?: string;
    /** leaky: it does not keep tenants apart */
    support: 'supported' | 'unsupported' | 'leaky' | 'unknown';
    /** Day on which the dates of Dapr's release lines were checked */
    supportAsOf?: string;
    parts: ControlPlanePart[];
    /** Patterns `<namespace>:<service account>`; absent: unknown */
    allowedServiceAccounts?: string[];
  };
  vclusters: Array<{
    version?: string;
    tenants: number;
    support: Support;
  }>;
  certificates: {
    root: Known<Certificate>;
    issuer: Known<Certificate>;
  };
  webhook: Known<InjectorWebhook>;
  capacity: {
    tenants: TenantCapacity[];
    /** On the whole host, or with readableOnly of the tenants listed */
    sidecars?: number;
    /** On the whole host, or with readableOnly of the tenants listed */
    components?: number;
  };
  /** The Component syncer of the host */
  syncer: HostSyncer;
  restart: Known<{
    total: number;
    /** At most 200 */
    items: StaleSidecar[];
  }>;
  findings: Finding[];
  freshness: Freshness;
};
