import { z } from 'zod/v3';
import { ObjectSchemaOf, SchemaOf } from '../schema';

/** When a tenant is put to sleep and woken. */
export const sleepScheduleObject = z
  .object({
    sleep: z
      .string()
      .max(100)
      .describe('When it is paused: cron expression of five fields'),
    wake: z
      .string()
      .max(100)
      .describe('When it is resumed: cron expression of five fields'),
    zone: z.string().max(64).describe('IANA time zone, e.g. Europe/Berlin'),
  })
  .strict();

/**
 * When a tenant is put to sleep and woken.
 *
 * @public
 */
export type SleepSchedule = {
  /** When it is paused: cron expression of five fields */
  sleep: string;
  /** When it is resumed: cron expression of five fields */
  wake: string;
  /** IANA time zone, e.g. Europe/Berlin */
  zone: string;
};

/** Body of `POST …/extend`. */
export const extendTenantObject = z
  .object({
    expiresAt: z
      .string()
      .max(64)
      .optional()
      .describe('When it expires, RFC 3339, e.g. 2027-01-31T18:00:00Z'),
    expiresIn: z
      .string()
      .max(64)
      .optional()
      .describe('After how long it expires: 12h, 30d or 4w'),
  })
  .strict();

/**
 * Body of `POST …/extend`: one of both, or none for the default of the preset.
 *
 * @public
 */
export type ExtendTenant = {
  /** When it expires, RFC 3339, e.g. 2027-01-31T18:00:00Z */
  expiresAt?: string;
  /** After how long it expires: 12h, 30d or 4w */
  expiresIn?: string;
};

/**
 * Body of `POST …/extend`: one of both, or none for the default of the preset.
 *
 * @public
 */
export const extendTenantSchema: SchemaOf<ExtendTenant> = extendTenantObject;

/** Answer of `POST …/extend`. */
export const extendTenantResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['extended', 'unchanged', 'dry-run']),
  expiresAt: z.string().describe('When it expires (or would), RFC 3339'),
  before: z.string().optional().describe('When it expired before'),
  latest: z.string().optional().describe('The latest that its preset allows'),
  resumes: z
    .boolean()
    .describe('Whether it was paused because it had expired, and is resumed'),
});

/**
 * Answer of `POST …/extend`.
 *
 * @public
 */
export type ExtendTenantResult = {
  id: string;
  outcome: 'extended' | 'unchanged' | 'dry-run';
  /** When it expires (or would), RFC 3339 */
  expiresAt: string;
  /** When it expired before */
  before?: string;
  /** The latest that its preset allows */
  latest?: string;
  /** Whether it was paused because it had expired, and is resumed */
  resumes: boolean;
};

/**
 * Answer of `POST …/extend`.
 *
 * @public
 */
export const extendTenantResultSchema: ObjectSchemaOf<ExtendTenantResult> =
  extendTenantResultObject;

/** Body of `POST …/keep`. */
export const keepTenantSchema: SchemaOf<{ keep: boolean }> = z
  .object({ keep: z.boolean().describe('Whether it is kept whatever expires') })
  .strict();

/** Answer of `POST …/keep`. */
export const keepTenantResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['changed', 'unchanged', 'dry-run']),
  keep: z.boolean(),
  resumes: z
    .boolean()
    .describe('Whether it was paused because it had expired, and is resumed'),
});

/**
 * Answer of `POST …/keep`.
 *
 * @public
 */
export type KeepTenantResult = {
  id: string;
  outcome: 'changed' | 'unchanged' | 'dry-run';
  keep: boolean;
  /** Whether it was paused because it had expired, and is resumed */
  resumes: boolean;
};

/** Body of `POST …/schedule`: null removes the schedule. */
export const scheduleTenantSchema: SchemaOf<{
  schedule: SleepSchedule | null;
}> = z.object({ schedule: sleepScheduleObject.nullable() }).strict();

/** Answer of `POST …/schedule`. */
export const scheduleTenantResultObject = z.object({
  id: z.string(),
  outcome: z.enum(['changed', 'unchanged', 'dry-run']),
  schedule: sleepScheduleObject.nullable(),
  next: z
    .array(z.object({ what: z.enum(['sleep', 'wake']), at: z.string() }))
    .describe('What the schedule does next'),
  resumes: z
    .boolean()
    .describe('Whether a schedule that is removed had paused it'),
});

/**
 * Answer of `POST …/schedule`.
 *
 * @public
 */
export type ScheduleTenantResult = {
  id: string;
  outcome: 'changed' | 'unchanged' | 'dry-run';
  schedule: SleepSchedule | null;
  /** What the schedule does next */
  next: Array<{ what: 'sleep' | 'wake'; at: string }>;
  /** Whether a schedule that is removed had paused it */
  resumes: boolean;
};

/** When a tenant expires. */
export const tenantExpiryObject = z.object({
  expiresAt: z.string().optional().describe('RFC 3339'),
  keptBy: z.string().optional().describe('Who has exempted it from expiry'),
  expiredSince: z
    .string()
    .optional()
    .describe('Since when it is paused, or left paused, because it expired'),
  deletedFrom: z
    .string()
    .optional()
    .describe('When it is deleted unless it is extended'),
});

/**
 * When a tenant expires.
 *
 * @public
 */
export type TenantExpiry = {
  /** RFC 3339 */
  expiresAt?: string;
  /** Who has exempted it from expiry */
  keptBy?: string;
  /** Since when it is paused, or left paused, because it expired */
  expiredSince?: string;
  /** When it is deleted unless it is extended */
  deletedFrom?: string;
};

/** The sleep schedule of a tenant. */
export const tenantScheduleObject = sleepScheduleObject.strip().extend({
  asleepSince: z
    .string()
    .optional()
    .describe('Since when it is paused by its schedule'),
  nextSleep: z.string().optional(),
  nextWake: z.string().optional(),
});

/**
 * The sleep schedule of a tenant.
 *
 * @public
 */
export type TenantSchedule = {
  /** When it is paused: cron expression of five fields */
  sleep: string;
  /** When it is resumed: cron expression of five fields */
  wake: string;
  /** IANA time zone, e.g. Europe/Berlin */
  zone: string;
  /** Since when it is paused by its schedule */
  asleepSince?: string;
  nextSleep?: string;
  nextWake?: string;
};

/** Answer of `GET /lifecycle`: what the next sweep over tenants would do. */
export const lifecyclePreviewObject = z.object({
  dryRun: z.boolean().describe('Whether sweeps change nothing'),
  graceDays: z.number(),
  asOf: z.string(),
  lost: z
    .string()
    .optional()
    .describe('Why owners are not warned, as far as that is known'),
  items: z.array(
    z.object({
      id: z.string(),
      action: z.enum([
        'none',
        'notify',
        'sleep',
        'wake',
        'resume',
        'expire',
        'delete',
        'pass',
      ]),
      why: z.string(),
    }),
  ),
});

/**
 * Answer of `GET /lifecycle`: what the next sweep over tenants would do.
 *
 * @public
 */
export type LifecyclePreview = {
  /** Whether sweeps change nothing */
  dryRun: boolean;
  graceDays: number;
  asOf: string;
  /** Why owners are not warned, as far as that is known */
  lost?: string;
  items: Array<{
    id: string;
    action:
      | 'none'
      | 'notify'
      | 'sleep'
      | 'wake'
      | 'resume'
      | 'expire'
      | 'delete'
      | 'pass';
    why: string;
  }>;
};
