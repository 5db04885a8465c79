import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { ObjectSchemaOf, SchemaOf } from '../schema';
import { ObjectOutcome, objectOutcomesSchema } from './objectOutcome';
import { Support, supportSchema } from './support';

/** Body of `POST …/upgrade`. */
export const upgradeTenantObject = z
  .object({
    version: z
      .string()
      .max(64)
      .regex(
        /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/,
        'has to be an exact version of the vcluster chart, such as 0.37.2',
      )
      .optional()
      .describe(
        "Version of the chart, one that the platform team offers; default the one that the tenant's profile installs",
      ),
    values: z
      .enum(['release', 'preset'])
      .optional()
      .describe(
        'Keep the values of the release (default), or take those of the profile and the preset as they are configured now',
      ),
  })
  .strict();

/**
 * Body of `POST …/upgrade`.
 *
 * @public
 */
export type UpgradeTenant = {
  /** Version of the chart, one that the platform team offers; default the one that the tenant's profile installs */
  version?: string;
  /** Keep the values of the release (default), or take those of the profile and the preset as they are configured now */
  values?: 'release' | 'preset';
};

/**
 * Body of `POST …/upgrade`.
 *
 * @public
 */
export const upgradeTenantSchema: SchemaOf<UpgradeTenant> = upgradeTenantObject;

/** What is known of an upgrade before it begins. */
export const upgradeAdviceObject = z.object({
  findings: findingsSchema.describe(
    'What breaks or changes between the versions; with an error among them the upgrade is refused',
  ),
  support: z.object({ from: supportSchema, to: supportSchema }),
  kubernetes: z
    .object({
      host: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
    })
    .describe(
      'Kubernetes of the host, and of the vcluster before and after; absent where it is not known',
    ),
});

/**
 * What is known of an upgrade before it begins.
 *
 * @public
 */
export type UpgradeAdvice = {
  /** What breaks or changes between the versions; with an error among them the upgrade is refused */
  findings: Finding[];
  support: { from: Support; to: Support };
  /** Kubernetes of the host, and of the vcluster before and after; absent where it is not known */
  kubernetes: { host?: string; from?: string; to?: string };
};

/** One object that an upgrade would change. */
export const renderedChangeSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  diff: z
    .string()
    .describe('Unified diff of the object as YAML, without values of secrets'),
});

/**
 * One object that an upgrade would change.
 *
 * @public
 */
export type RenderedChange = {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  change: 'added' | 'removed' | 'changed';
  /** Unified diff of the object as YAML, without values of secrets */
  diff: string;
};

/** Answer of `POST …/upgrade`. */
export const upgradeTenantResultObject = z.object({
  id: z.string(),
  outcome: z
    .enum([
      'upgraded',
      'upgrading',
      'rolling-back',
      'rolled-back',
      'failed',
      'unchanged',
      'dry-run',
    ])
    .describe(
      'upgrading, rolling-back: the same request again waits on; failed: the roll-back did not become healthy either',
    ),
  from: z.string(),
  to: z.string(),
  reason: z
    .string()
    .optional()
    .describe('What is waited for, or why it was rolled back'),
  advice: upgradeAdviceObject.optional(),
  changes: z
    .array(renderedChangeSchema)
    .optional()
    .describe('Dry run: what would change, object by object'),
  rendered: z
    .enum(['chart', 'release'])
    .optional()
    .describe(
      'Dry run: whether changes are of the objects that the chart renders, or of the release that a controller on the host renders them from',
    ),
  objects: objectOutcomesSchema,
  log: z
    .array(z.string())
    .optional()
    .describe('What the program that upgraded it printed'),
});

/**
 * Answer of `POST …/upgrade`. With `upgrading` and `rolling-back`, the same request again waits on; the portal goes on
 * with it also if nobody asks. With `failed`, the roll-back did not become healthy either.
 *
 * @public
 */
export type UpgradeTenantResult = {
  id: string;
  /** upgrading, rolling-back: the same request again waits on; failed: the roll-back did not become healthy either */
  outcome:
    | 'upgraded'
    | 'upgrading'
    | 'rolling-back'
    | 'rolled-back'
    | 'failed'
    | 'unchanged'
    | 'dry-run';
  from: string;
  to: string;
  /** What is waited for, or why it was rolled back */
  reason?: string;
  advice?: UpgradeAdvice;
  /** Dry run: what would change, object by object */
  changes?: RenderedChange[];
  /** Dry run: whether changes are of the objects that the chart renders, or of the release that a controller on the host renders them from */
  rendered?: 'chart' | 'release';
  objects: ObjectOutcome[];
  /** What the program that upgraded it printed */
  log?: string[];
};

/**
 * Answer of `POST …/upgrade`.
 *
 * @public
 */
export const upgradeTenantResultSchema: ObjectSchemaOf<UpgradeTenantResult> =
  upgradeTenantResultObject;

/** The last upgrade of a tenant, as its host namespace records it. */
export const tenantUpgradeSchema = z.object({
  from: z.string(),
  to: z.string(),
  state: z.enum(['running', 'rolling-back', 'done', 'rolled-back', 'failed']),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  by: z.string().optional().describe('Entity ref of the user who requested it'),
  reason: z.string().optional().describe('Why it was rolled back'),
});

/**
 * The last upgrade of a tenant, as its host namespace records it.
 *
 * @public
 */
export type TenantUpgrade = {
  from: string;
  to: string;
  state: 'running' | 'rolling-back' | 'done' | 'rolled-back' | 'failed';
  startedAt: string;
  endedAt?: string;
  /** Entity ref of the user who requested it */
  by?: string;
  /** Why it was rolled back */
  reason?: string;
};
