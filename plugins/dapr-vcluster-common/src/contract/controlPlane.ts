import { z } from 'zod/v3';
import { findingSchema } from '../findings';
import { objectNameSchema } from './components';
import { freshnessSchema, knownSchema } from './freshness';

/** Whether a version still gets fixes, as far as is known. */
export const supportSchema = z.object({
  state: z.enum(['supported', 'security-only', 'end-of-life', 'unknown']),
  endOfLife: z.string().optional().describe('Day it ends'),
});

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

/** One part of Dapr's control plane. */
export type ControlPlanePart = z.infer<typeof controlPlanePartSchema>;

/** What is shown of a certificate: its dates, never a key. */
export const certificateSchema = z.object({
  subject: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  source: z.string().describe('Object and key it was read from'),
});

/** What is shown of a certificate. */
export type Certificate = z.infer<typeof certificateSchema>;

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

/** The webhook through which the injector sees new pods. */
export type InjectorWebhook = z.infer<typeof injectorWebhookSchema>;

/** A sidecar that must be made anew to run the control plane's version. */
export const staleSidecarSchema = z.object({
  tenant: z.string().describe('<host>/<namespace>/<name>'),
  appId: z.string(),
  app: z.string(),
  pod: objectNameSchema.describe('Host pod'),
  version: z.string().optional().describe('Absent when its image says none'),
});

/** A sidecar that must be made anew to run the control plane's version. */
export type StaleSidecar = z.infer<typeof staleSidecarSchema>;

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

/** How much of the host's Dapr one tenant takes. */
export type TenantCapacity = z.infer<typeof tenantCapacitySchema>;

/** `GET /hosts/:host/control-plane`: rows of tenants are those the caller may read. */
export const controlPlaneSchema = z.object({
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
    sidecars: z.number().optional().describe('On the whole host'),
    components: z.number().optional().describe('On the whole host'),
  }),
  restart: knownSchema(
    z.object({
      total: z.number(),
      items: z.array(staleSidecarSchema).describe('At most 200'),
    }),
  ),
  findings: z.array(findingSchema),
  freshness: freshnessSchema,
});

/** What is known of a host's control plane. */
export type ControlPlane = z.infer<typeof controlPlaneSchema>;
