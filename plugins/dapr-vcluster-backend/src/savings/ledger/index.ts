export { advance } from './advance';
export { LedgerStore } from './LedgerStore';
export type { StoredLedger, Totals } from './LedgerStore';
export { describeInterval } from './intervals';
export { monthOf } from './months';
export { observe } from './observe';
export {
  amountsOf,
  openTotals,
  summarize,
  summarizeOwners,
  summarizeTenants,
} from './summary';
