import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Freshness, freshnessSchema, Known, knownSchema } from './freshness';
import { Comparison, comparisonSchema, Money, moneySchema } from './savings';

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
};

/** How the cost of what tenants share is divided. */
export const allocationSchema = z.enum([
  'evenly',
  'by-sidecars',
  'by-requests',
]);

export const tenantSavingsObject = z.object({
  requested: knownSchema(comparisonSchema),
  used: knownSchema(comparisonSchema),
  allocation: allocationSchema,
  share: z
    .number()
    .optional()
    .describe('Part of what tenants share that it bears, 0 to 1'),
  note: z.string().optional().describe('Why it is divided in another way'),
  ledger: knownSchema(savingsLedgerSchema),
  freshness: freshnessSchema,
});

/**
 * `GET /tenants/…/savings`.
 *
 * @public
 */
export const tenantSavingsSchema: ObjectSchemaOf<TenantSavings> =
  tenantSavingsObject;

/**
 * What sharing saves for one tenant.
 *
 * @public
 */
export type TenantSavings = {
  requested: Known<Comparison>;
  used: Known<Comparison>;
  allocation: 'evenly' | 'by-sidecars' | 'by-requests';
  /** Part of what tenants share that it bears, 0 to 1 */
  share?: number;
  /** Why it is divided in another way */
  note?: string;
  ledger: Known<SavingsLedger>;
  freshness: Freshness;
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

export const fleetSavingsObject = z.object({
  hosts: z.array(
    z.object({ host: z.string(), requested: knownSchema(comparisonSchema) }),
  ),
  saved: z
    .array(moneySchema)
    .describe('S1 - S3 per month of all hosts where it is known, by currency'),
  ledger: knownSchema(
    savingsLedgerSchema.extend({
      thisMonth: z.array(savedAmountSchema),
      tenants: z.array(tenantLedgerSchema),
      owners: z.array(
        z.object({
          owner: z.string().optional(),
          month: z.string(),
          amounts: z.array(savedAmountSchema),
        }),
      ),
    }),
  ),
});

/**
 * `GET /savings`: all hosts, for those who may see what concerns whole hosts.
 *
 * @public
 */
export const fleetSavingsSchema: ObjectSchemaOf<FleetSavings> =
  fleetSavingsObject;

/**
 * What sharing saves on all hosts.
 *
 * @public
 */
export type FleetSavings = {
  hosts: Array<{ host: string; requested: Known<Comparison> }>;
  /** S1 - S3 per month of all hosts where it is known, by currency */
  saved: Money[];
  ledger: Known<{
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
    thisMonth: SavedAmount[];
    tenants: TenantLedger[];
    owners: Array<{ owner?: string; month: string; amounts: SavedAmount[] }>;
  }>;
};

/** `GET /savings/prices`: what a calculation begins with. */
export const savingsPricesSchema = z.object({
  currency: z.string(),
  cpuCoreMonth: z.number(),
  memoryGiBMonth: z.number(),
  storageGiBMonth: z.number(),
  controlPlaneMonth: z.number(),
  isDefault: z.boolean().describe('Nobody has configured any of them'),
});

/**
 * What a calculation begins with.
 *
 * @public
 */
export type SavingsPrices = {
  currency: string;
  cpuCoreMonth: number;
  memoryGiBMonth: number;
  storageGiBMonth: number;
  controlPlaneMonth: number;
  /** Nobody has configured any of them */
  isDefault: boolean;
};
