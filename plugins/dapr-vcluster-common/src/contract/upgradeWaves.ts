import { z } from 'zod/v3';
import { Finding, findingsSchema } from '../findings';
import { SchemaOf } from '../schema';
import { TenantQuery, tenantQueryObject } from './tenantList';
import {
  renderedChangeSchema,
  RenderedChange,
  UpgradeTenant,
  upgradeTenantObject,
} from './upgrade';

/** Most tenants that one wave takes. */
const MOST_TENANTS = 100;
/** Most tenants that are upgraded at the same time. */
const MOST_AT_ONCE = 20;
const MOST_MINUTES = 24 * 60;

const { host, owner, phase, profile, registered, q } = tenantQueryObject.shape;

const whole = (least: number, most: number) =>
  z.number().int().min(least).max(most).optional();

const tenantsSchema = z
  .array(z.string().max(200))
  .min(1, 'has no tenant: name at least one')
  .max(
    MOST_TENANTS,
    `has more than ${MOST_TENANTS} tenants: start several waves`,
  )
  .refine(all => new Set(all).size === all.length, 'names a tenant twice');

/** Body of `POST /upgrade-waves`. */
export const startUpgradeWaveObject = z
  .object({
    ...upgradeTenantObject.shape,
    tenants: tenantsSchema
      .optional()
      .describe(
        `The tenants in the order in which they are upgraded, as <host>/<namespace>/<name>; at most ${MOST_TENANTS}`,
      ),
    filter: z
      .object({ host, owner, phase, profile, registered, q })
      .strict()
      .optional()
      .describe(
        'Instead of tenants: those that the caller may read and that pass this filter',
      ),
    canary: whole(0, MOST_AT_ONCE).describe(
      'How many are upgraded before all others; default 1',
    ),
    batchSize: whole(1, MOST_AT_ONCE).describe(
      'How many are upgraded at the same time; default 5',
    ),
    pauseMinutes: whole(0, MOST_MINUTES).describe(
      'How long to wait between batches; default 0',
    ),
  })
  .strict();

/**
 * Body of `POST /upgrade-waves`.
 *
 * @public
 */
export type StartUpgradeWave = {
  version?: string;
  values?: UpgradeTenant['values'];
  tenants?: string[];
  filter?: Pick<
    TenantQuery,
    'host' | 'owner' | 'phase' | 'profile' | 'registered' | 'q'
  >;
  canary?: number;
  batchSize?: number;
  pauseMinutes?: number;
};

/** Body of `POST /upgrade-waves`: exactly one way to say which tenants. */
export const startUpgradeWaveSchema: SchemaOf<StartUpgradeWave> =
  startUpgradeWaveObject.superRefine(({ tenants, filter }, context) => {
    if ((tenants === undefined) === (filter === undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['tenants'],
        message: 'has to be given, or else filter, and not both',
      });
    }
  });

/** What becomes of one tenant of a wave. */
export const waveTenantSchema = z.object({
  id: z.string(),
  state: z
    .enum([
      'waiting',
      'running',
      'upgraded',
      'unchanged',
      'rolled-back',
      'failed',
      'skipped',
    ])
    .describe(
      'skipped: it was left as it is; failed: nothing was changed, or the roll-back did not become healthy either',
    ),
  from: z.string().optional(),
  to: z.string().optional(),
  batch: z.number().optional().describe('The canary is batch 0'),
  reason: z.string().optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  findings: findingsSchema.optional(),
  changes: z
    .array(renderedChangeSchema.omit({ diff: true }))
    .optional()
    .describe('Dry run: objects that would change'),
});

/**
 * What becomes of one tenant of a wave.
 *
 * @public
 */
export type WaveTenant = {
  id: string;
  /** failed: nothing was changed, or the roll-back did not become healthy either */
  state:
    | 'waiting'
    | 'running'
    | 'upgraded'
    | 'unchanged'
    | 'rolled-back'
    | 'failed'
    | 'skipped';
  from?: string;
  to?: string;
  /** The canary is batch 0 */
  batch?: number;
  reason?: string;
  startedAt?: string;
  endedAt?: string;
  findings?: Finding[];
  /** Dry run: objects that would change */
  changes?: Omit<RenderedChange, 'diff'>[];
};

/** An upgrade of several tenants. */
export const upgradeWaveSchema = z.object({
  id: z.string(),
  state: z
    .enum(['running', 'cancelling', 'stopped', 'cancelled', 'done'])
    .describe(
      'stopped: a tenant has failed, and it can be resumed; cancelling: the upgrades that run still end',
    ),
  reason: z.string().optional().describe('Why it has stopped'),
  canary: z.number(),
  batchSize: z.number(),
  pauseMinutes: z.number(),
  startedBy: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  nextBatchAt: z.string().optional().describe('While it waits between batches'),
  tenants: z.array(waveTenantSchema),
  hidden: z.number().describe('Further tenants, which the caller may not read'),
});

/**
 * An upgrade of several tenants.
 *
 * @public
 */
export type UpgradeWave = {
  id: string;
  /** stopped: a tenant has failed, and it can be resumed; cancelling: the upgrades that run still end */
  state: 'running' | 'cancelling' | 'stopped' | 'cancelled' | 'done';
  reason?: string;
  canary: number;
  batchSize: number;
  pauseMinutes: number;
  startedBy: string;
  startedAt: string;
  endedAt?: string;
  /** While it waits between batches */
  nextBatchAt?: string;
  tenants: WaveTenant[];
  /** Further tenants, which the caller may not read */
  hidden: number;
};

/** Answer of `POST /upgrade-waves`. */
export const startUpgradeWaveResultSchema = z.object({
  outcome: z
    .enum(['started', 'unchanged', 'dry-run'])
    .describe('unchanged: all have the version and the values already'),
  id: z.string().optional().describe('Of the wave that was started'),
  tenants: z.array(waveTenantSchema),
});

/**
 * Answer of `POST /upgrade-waves`; `id` is that of the wave that was started.
 *
 * @public
 */
export type StartUpgradeWaveResult = {
  outcome: 'started' | 'unchanged' | 'dry-run';
  id?: string;
  tenants: WaveTenant[];
};

/** Body of `POST /upgrade-waves/:id/resume`. */
export const resumeUpgradeWaveSchema = z
  .object({
    retry: z
      .boolean()
      .optional()
      .describe('Also upgrade those again that have failed; default false'),
  })
  .strict();
