import { z } from 'zod/v3';
import { GuardrailPolicy, guardrailPolicySchema } from './guardrailPolicy';
import { shownMetadataSchema } from './components';
import { NotChecked, notCheckedListSchema } from './notChecked';

const names = z.array(z.string());

/**
 * `GET /tenants/…/context?namespace=…`: what Dapr Components and files for one virtual namespace are evaluated by.
 * What is absent is not known, and `notChecked` says why.
 */
export const tenantContextSchema = z.object({
  tenant: z.object({ name: z.string() }),
  namespace: z.string().describe('Virtual namespace'),
  profile: z.enum([
    'oss-synced',
    'oss-hostmanaged',
    'oss-multins',
    'free-tier',
    'legacy',
  ]),
  chartVersion: z.string().optional(),
  daprVersion: z.string().optional(),
  components: z
    .array(
      z.object({
        name: z.string(),
        type: z.string().optional(),
        metadata: z.array(shownMetadataSchema),
        scopes: names,
      }),
    )
    .optional()
    .describe('Dapr Components of the same host namespace; no secrets'),
  secrets: names.optional().describe('Names of the Secrets in the namespace'),
  configurations: names
    .optional()
    .describe('Names of the Configurations sidecars can use'),
  services: z
    .array(z.object({ namespace: z.string(), name: z.string() }))
    .optional()
    .describe("The tenant's own Services"),
  claims: names
    .optional()
    .describe(
      "Of the tenant's own broker claims and of those asked for, the keys that other tenants have too",
    ),
  containerDefaults: z
    .object({
      limits: z.record(z.string()),
      requests: z.record(z.string()),
      required: names
        .optional()
        .describe(
          'What each container must state or get by default for its pod to be created, e.g. `limits.cpu`',
        ),
    })
    .optional()
    .describe(
      'Defaults that a LimitRange gives containers on the host, by resource; empty when none applies',
    ),
  policy: guardrailPolicySchema,
  notChecked: notCheckedListSchema,
});

/**
 * `GET /tenants/…/context`.
 *
 * @public
 */
export type TenantContext = {
  tenant: {
    name: string;
  };
  /** Virtual namespace */
  namespace: string;
  profile:
    | 'oss-synced'
    | 'oss-hostmanaged'
    | 'oss-multins'
    | 'free-tier'
    | 'legacy';
  chartVersion?: string;
  daprVersion?: string;
  /** Dapr Components of the same host namespace; no secrets */
  components?: Array<{
    name: string;
    type?: string;
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
    scopes: string[];
  }>;
  /** Names of the Secrets in the namespace */
  secrets?: string[];
  /** Names of the Configurations sidecars can use */
  configurations?: string[];
  /** The tenant's own Services */
  services?: Array<{
    namespace: string;
    name: string;
  }>;
  /** Of the tenant's own broker claims and of those asked for, the keys that other tenants have too */
  claims?: string[];
  /** Defaults that a LimitRange gives containers on the host, by resource; empty when none applies */
  containerDefaults?: {
    limits: Record<string, string>;
    requests: Record<string, string>;
    /** What each container must state or get by default for its pod to be created, e.g. `limits.cpu` */
    required?: string[];
  };
  policy: GuardrailPolicy;
  /** What could not be checked, and why; empty when nothing is missing */
  notChecked: NotChecked[];
};
