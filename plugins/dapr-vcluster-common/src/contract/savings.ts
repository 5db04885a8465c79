import { z } from 'zod/v3';
import { SchemaOf } from '../schema';

/** An amount of money; amounts of different currencies are never added up. */
export const moneySchema = z.object({
  amount: z.number().describe('In units of the currency, not in cents'),
  currency: z.string().describe('ISO 4217'),
});

/**
 * An amount of money; amounts of different currencies are never added up.
 *
 * @public
 */
export type Money = {
  /** In units of the currency, not in cents */
  amount: number;
  /** ISO 4217 */
  currency: string;
};

/** `requested`: what the scheduler reserves, so what is bought. `used`: what metrics-server measures. */
export const basisSchema = z.enum(['requested', 'used']);

/**
 * What compute is counted by; figures of the two are never combined.
 *
 * @public
 */
export type Basis = 'requested' | 'used';

/** Where a number comes from. `default`: a published price or guideline that nobody confirmed for this place. */
export const inputSourceSchema = z.enum([
  'measured',
  'opencost',
  'configured',
  'chart-default',
  'default',
]);

/**
 * Where a number comes from.
 *
 * @public
 */
export type InputSource =
  | 'measured'
  | 'opencost'
  | 'configured'
  | 'chart-default'
  | 'default';

/** A number that a figure is computed from. */
export const figureInputSchema = z.object({
  name: z.string(),
  unit: z.string(),
  value: z.number().optional().describe('Absent while unknown'),
  source: inputSourceSchema.optional().describe('Absent while unknown'),
  detail: z.string().describe('What the source says, or why it is unknown'),
});

/**
 * A number that a figure is computed from.
 *
 * @public
 */
export type FigureInput = {
  name: string;
  unit: string;
  /** Absent while unknown */
  value?: number;
  /** Absent while unknown */
  source?: InputSource;
  /** What the source says, or why it is unknown */
  detail: string;
};

const perMonthUnion = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), value: moneySchema }),
  z.object({ state: z.literal('unknown'), reason: z.string() }),
]);

/** An amount per month, or why it is not known. */
export const perMonthSchema: SchemaOf<PerMonth> = perMonthUnion;

/**
 * An amount per month, or why it is not known.
 *
 * @public
 */
export type PerMonth =
  | { state: 'known'; value: Money }
  | { state: 'unknown'; reason: string };

/** What one thing costs per month, from its inputs. */
export const costObject = z.object({
  name: z.string(),
  basis: basisSchema,
  formula: z.string(),
  perMonth: perMonthUnion,
  inputs: z.array(figureInputSchema),
});

/** The same, by its declared type. */
export const costSchema: SchemaOf<Cost> = costObject;

/**
 * What one thing costs per month, from its inputs.
 *
 * @public
 */
export type Cost<B extends Basis = Basis> = {
  name: string;
  basis: B;
  formula: string;
  perMonth: PerMonth;
  inputs: FigureInput[];
};

/** A sum of costs per month, each times a number. */
export const figureObject = z.object({
  name: z.string(),
  basis: basisSchema,
  formula: z.string(),
  perMonth: perMonthUnion.describe('May be negative'),
  parts: z.array(z.object({ times: z.number(), cost: costSchema })),
});

/** The same, by its declared type. */
export const figureSchema: SchemaOf<Figure> = figureObject;

/**
 * A sum of costs per month, each times a number.
 *
 * @public
 */
export type Figure<B extends Basis = Basis> = {
  name: string;
  basis: B;
  formula: string;
  /** May be negative */
  perMonth: PerMonth;
  parts: Array<{ times: number; cost: Cost<B> }>;
};

/** What the four ways to serve tenants cost per month, and what follows. */
export const comparisonObject = z.object({
  basis: basisSchema,
  tenants: z.number().describe('Tenants of the host'),
  s0: figureSchema.describe('Namespaces of one cluster, one shared Dapr'),
  s1: figureSchema.describe('A cluster for each tenant'),
  s2: figureSchema.describe('vclusters, each with its own Dapr'),
  s3: figureSchema.describe('vclusters that share one Dapr'),
  savedByVclusters: figureSchema.describe('S1 - S2'),
  savedBySharing: figureSchema.describe('S2 - S3'),
  saved: figureSchema.describe('S1 - S3'),
  isolation: figureSchema.describe('S3 - S0: the price of isolation'),
  paidInEvery: figureSchema.describe(
    'Sidecars: the same in each scenario, and in no other figure',
  ),
  breakEven: z.discriminatedUnion('state', [
    z.object({ state: z.literal('at'), tenants: z.number() }),
    z.object({ state: z.literal('never') }),
    z.object({ state: z.literal('unknown'), reason: z.string() }),
  ]),
  pods: z
    .object({ s2: z.number(), s3: z.number() })
    .describe('Pods of Dapr and further packs'),
});

/** The same, by its declared type. */
export const comparisonSchema: SchemaOf<Comparison> = comparisonObject;

/**
 * What the four ways to serve tenants cost per month, and what follows.
 *
 * @public
 */
export type Comparison<B extends Basis = Basis> = {
  basis: B;
  /** Tenants of the host */
  tenants: number;
  /** Namespaces of one cluster, one shared Dapr */
  s0: Figure<B>;
  /** A cluster for each tenant */
  s1: Figure<B>;
  /** vclusters, each with its own Dapr */
  s2: Figure<B>;
  /** vclusters that share one Dapr */
  s3: Figure<B>;
  /** S1 - S2 */
  savedByVclusters: Figure<B>;
  /** S2 - S3 */
  savedBySharing: Figure<B>;
  /** S1 - S3 */
  saved: Figure<B>;
  /** S3 - S0: the price of isolation */
  isolation: Figure<B>;
  /** Sidecars: the same in each scenario, and in no other figure */
  paidInEvery: Figure<B>;
  /** Smallest number of tenants from which on S3 costs less than S1 */
  breakEven:
    | { state: 'at'; tenants: number }
    | { state: 'never' }
    | { state: 'unknown'; reason: string };
  /** Pods of Dapr and further packs */
  pods: { s2: number; s3: number };
};
