/**
 * What sharing saves: a model of four ways to serve tenants, without any input or output of its own. Used by the backend and,
 * as a calculator, in browsers.
 *
 * @packageDocumentation
 */
// Types of the contract that signatures here speak of.
export type {
  Basis,
  Comparison,
  Cost,
  Figure,
  FigureInput,
  InputSource,
  Money,
  PerMonth,
} from '../contract/savings';
export type {
  ClockBehind,
  SavedAmount,
  SavingsHours,
  SavingsInterval,
  TenantLedger,
} from '../contract/savingsLedger';
export * from './allocate';
export { compare } from './compare';
export { clusterCost, costOf } from './cost';
export * from './daprFootprint';
export { combine, sourcesOf } from './figures';
export type { Footprint, FootprintVolume, Pack } from './footprint';
export * from './footprints';
export { formatMoney, groupMoney, isCurrency, money, sumMoney } from './money';
export * from './prices';
export { costTerms, growth, tenantCount } from './scenarios';
export type {
  CostTerm,
  ModelInputs,
  Scenario,
  VclusterGroup,
} from './scenarios';
export * from './sourced';
export * from './units';
export { intervalsCsv, ledgerCsv } from './csv';
export * from './whatIf';
