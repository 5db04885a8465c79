import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Known, knownSchema } from './freshness';

/** What was saved, in one currency. */
export const savedAmountSchema = z.object({
  currency: z.string(),
  saved: z.number().describe('S1 - S3'),
  bySharing: z.number().describe('S2 - S3'),
});

/**
 * What was saved, in one currency.
 *
 * @public
 */
export type SavedAmount = {
  currency: string;
  /** S1 - S3 */
  saved: number;
  /** S2 - S3 */
  bySharing: number;
};

/** Hours that the ledger has of a tenant. */
export const savingsHoursSchema = z.object({
  counted: z.number().describe('Hours whose amounts are in the totals'),
  backfilled: z
    .number()
    .describe(
      'Of those: before the ledger began, at the rates of the day it did',
    ),
  stopped: z.number().describe('Of those: paused'),
  unknown: z.number().describe('Hours without an amount: a rate was unknown'),
  gap: z.number().describe('Hours in which nobody has seen the tenant'),
});

/**
 * Hours that the ledger has of a tenant.
 *
 * @public
 */
export type SavingsHours = {
  /** Hours whose amounts are in the totals */
  counted: number;
  /** Of those: before the ledger began, at the rates of the day it did */
  backfilled: number;
  /** Of those: paused */
  stopped: number;
  /** Hours without an amount: a rate was unknown */
  unknown: number;
  /** Hours in which nobody has seen the tenant */
  gap: number;
};

/** A host of which nothing is counted, since the clock is behind the time that was counted last. */
export const clockBehindSchema = z.object({
  host: z.string(),
  until: z.string().describe('When it is counted again'),
});

/**
 * A host of which nothing is counted, since the clock is behind the time that was counted last.
 *
 * @public
 */
export type ClockBehind = {
  host: string;
  /** When it is counted again */
  until: string;
};

/** What the ledger has counted, on requests. */
export const savingsLedgerSchema = z.object({
  since: z.string(),
  countedUntil: z.string(),
  total: z.array(savedAmountSchema).describe('By currency'),
  months: z
    .array(
      z.object({
        month: z.string().describe('e.g. 2026-11, UTC'),
        amounts: z.array(savedAmountSchema).describe('By currency'),
      }),
    )
    .describe('Oldest first'),
  hours: savingsHoursSchema,
  clockBehind: z
    .array(clockBehindSchema)
    .optional()
    .describe(
      'Hosts that are not counted at the moment: the clock of the portal went back; absent if it did not',
    ),
});

/**
 * What the ledger has counted, on requests.
 *
 * @public
 */
export type SavingsLedger = {
  since: string;
  countedUntil: string;
  /** By currency */
  total: SavedAmount[];
  /** Oldest first */
  months: Array<{
    /** e.g. 2026-11, UTC */
    month: string;
    /** By currency */
    amounts: SavedAmount[];
  }>;
  hours: SavingsHours;
  /** Hosts that are not counted at the moment: the clock of the portal went back; absent if it did not */
  clockBehind?: ClockBehind[];
};

export const savingsIntervalObject = z.object({
  from: z.string(),
  until: z.string().describe('Of one that goes on: when it was last counted'),
  goesOn: z.boolean(),
  cause: z.enum([
    'created',
    'found',
    'paused',
    'resumed',
    'changed',
    'month',
    'after-gap',
  ]),
  state: z.enum(['running', 'stopped']),
  owner: z.string().optional(),
  preset: z.string().optional(),
  version: z.string().optional(),
  backfilled: z
    .boolean()
    .describe('Before the ledger began, at the rates of the day it did'),
  hours: z.number(),
  currency: z.string(),
  perHour: z
    .object({
      separate: z.number().describe('A cluster and packs of its own (S1)'),
      vcluster: z.number().describe('Its vcluster (S2, S3)'),
      dedicated: z.number().describe('Packs of its own (S1, S2)'),
    })
    .optional()
    .describe('Absent while unknown'),
  borne: z
    .object({
      cluster: z.number().describe('Of the cluster that tenants share'),
      planes: z
        .number()
        .describe('Of shared packs, the Component syncer and the portal'),
    })
    .optional()
    .describe(
      'Its part of what tenants share, over all of the interval; absent while unknown',
    ),
  saved: z
    .number()
    .optional()
    .describe(
      'hours × (separate - vcluster) - cluster - planes; absent while unknown',
    ),
  bySharing: z
    .number()
    .optional()
    .describe('hours × dedicated - planes; absent while unknown'),
});

/**
 * A time in which nothing changed for a tenant, with what was saved in it.
 *
 * @public
 */
export type SavingsInterval = {
  from: string;
  /** Of one that goes on: when it was last counted */
  until: string;
  goesOn: boolean;
  /** Why it began */
  cause:
    | 'created'
    | 'found'
    | 'paused'
    | 'resumed'
    | 'changed'
    | 'month'
    | 'after-gap';
  state: 'running' | 'stopped';
  owner?: string;
  preset?: string;
  version?: string;
  /** Before the ledger began, at the rates of the day it did */
  backfilled: boolean;
  hours: number;
  currency: string;
  /** Absent while unknown */
  perHour?: {
    /** A cluster and packs of its own (S1) */
    separate: number;
    /** Its vcluster (S2, S3) */
    vcluster: number;
    /** Packs of its own (S1, S2) */
    dedicated: number;
  };
  /** Its part of what tenants share, over all of the interval; absent while unknown */
  borne?: {
    /** Of the cluster that tenants share */
    cluster: number;
    /** Of shared packs, the Component syncer and the portal */
    planes: number;
  };
  /** `hours × (separate - vcluster) - cluster - planes`; absent while unknown */
  saved?: number;
  /** `hours × dedicated - planes`; absent while unknown */
  bySharing?: number;
};

export const tenantLedgerAnswerObject = z.object({
  ledger: knownSchema(savingsLedgerSchema),
  intervals: z.array(savingsIntervalObject).describe('Newest first'),
  older: z
    .literal(true)
    .optional()
    .describe('There are older intervals: the export has all of them'),
});

/** `GET /tenants/…/savings/ledger`. */
export const tenantLedgerAnswerSchema: ObjectSchemaOf<TenantLedgerAnswer> =
  tenantLedgerAnswerObject;

/**
 * What the ledger has of a tenant.
 *
 * @public
 */
export type TenantLedgerAnswer = {
  ledger: Known<SavingsLedger>;
  /** Newest first */
  intervals: SavingsInterval[];
  /** There are older intervals: the export has all of them */
  older?: true;
};

/** A tenant of the fleet in the ledger, also one that is gone. */
export const tenantLedgerSchema = z.object({
  tenant: z.string().describe('<host>/<namespace>/<name>'),
  owner: z.string().optional().describe('Absent if the tenant is unowned'),
  total: z.array(savedAmountSchema),
  thisMonth: z.array(savedAmountSchema),
  hours: savingsHoursSchema,
});

/**
 * A tenant of the fleet in the ledger, also one that is gone.
 *
 * @public
 */
export type TenantLedger = {
  /** `<host>/<namespace>/<name>` */
  tenant: string;
  /** Absent if the tenant is unowned */
  owner?: string;
  total: SavedAmount[];
  thisMonth: SavedAmount[];
  hours: SavingsHours;
};
