import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';
import { Freshness, freshnessSchema, Known, knownSchema } from './freshness';
import {
  Comparison,
  comparisonSchema,
  Figure,
  figureSchema,
  Money,
  moneySchema,
} from './savings';
import {
  ClockBehind,
  SavedAmount,
  savedAmountSchema,
  SavingsHours,
  SavingsLedger,
  savingsLedgerSchema,
  TenantLedger,
  tenantLedgerSchema,
} from './savingsLedger';

/** How the cost of what tenants share is divided. */
export const allocationSchema = z.enum([
  'evenly',
  'by-sidecars',
  'by-requests',
]);

/** What something else than now would cost. */
export const savingsAlternativeSchema = z.object({
  change: z.enum(['pause', 'resume', 'preset']),
  preset: z.string().optional().describe('Name of the other preset'),
  cost: figureSchema.describe('S3 of the tenant then'),
  difference: figureSchema.describe('Then - now; negative: it costs less'),
});

/**
 * What something else than now would cost.
 *
 * @public
 */
export type SavingsAlternative = {
  change: 'pause' | 'resume' | 'preset';
  /** Name of the other preset */
  preset?: string;
  /** S3 of the tenant then */
  cost: Figure;
  /** Then - now; negative: it costs less */
  difference: Figure;
};

export const tenantSavingsObject = z.object({
  requested: knownSchema(comparisonSchema),
  used: knownSchema(comparisonSchema),
  allocation: allocationSchema,
  share: z
    .number()
    .optional()
    .describe('Part of what tenants share that it bears, 0 to 1'),
  note: z.string().optional().describe('Why it is divided in another way'),
  alternatives: z
    .array(savingsAlternativeSchema)
    .optional()
    .describe('By requests; absent while those are unknown'),
  openCost: knownSchema(moneySchema)
    .optional()
    .describe(
      'What the host namespaces of the tenant cost per month by OpenCost, workloads included; absent where OpenCost is not configured',
    ),
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
  /** By requests; absent while those are unknown */
  alternatives?: SavingsAlternative[];
  /** What the host namespaces of the tenant cost per month by OpenCost, workloads included; absent where OpenCost is not configured */
  openCost?: Known<Money>;
  ledger: Known<SavingsLedger>;
  freshness: Freshness;
};

export const fleetSavingsObject = z.object({
  hosts: z.array(
    z.object({
      host: z.string(),
      requested: knownSchema(comparisonSchema),
      used: knownSchema(comparisonSchema),
    }),
  ),
  saved: z
    .array(moneySchema)
    .describe(
      'S1 - S3 per month of all hosts where it is known, by requests and currency',
    ),
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
  hosts: Array<{
    host: string;
    requested: Known<Comparison>;
    used: Known<Comparison>;
  }>;
  /** S1 - S3 per month of all hosts where it is known, by requests and currency */
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
    /** Hosts that are not counted at the moment: the clock of the portal went back; absent if it did not */
    clockBehind?: ClockBehind[];
    thisMonth: SavedAmount[];
    tenants: TenantLedger[];
    owners: Array<{ owner?: string; month: string; amounts: SavedAmount[] }>;
  }>;
};

/** `GET /savings/prices`: what a calculation begins with; a price is absent while it is unknown. */
export const savingsPricesSchema = z.object({
  currency: z.string(),
  cpuCoreMonth: z.number().optional(),
  memoryGiBMonth: z.number().optional(),
  storageGiBMonth: z.number().optional(),
  controlPlaneMonth: z.number().optional(),
  isDefault: z.boolean().describe('Nobody has configured any of them'),
});

/**
 * What a calculation begins with; a price is absent while it is unknown.
 *
 * @public
 */
export type SavingsPrices = {
  currency: string;
  cpuCoreMonth?: number;
  memoryGiBMonth?: number;
  storageGiBMonth?: number;
  controlPlaneMonth?: number;
  /** Nobody has configured any of them */
  isDefault: boolean;
};

/** `GET …/savings/export`. */
export const savingsExportSchema = z.object({
  name: z.string().describe('Name of the file'),
  mediaType: z.enum(['text/csv', 'application/json']),
  text: z.string(),
});

/**
 * A file; routes send its text alone.
 *
 * @public
 */
export type SavingsExport = {
  name: string;
  mediaType: 'text/csv' | 'application/json';
  text: string;
};
