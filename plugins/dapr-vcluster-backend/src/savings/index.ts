export { readSavingsOptions } from './config';
export { HostMetrics } from './inputs';
export { Ledger } from './Ledger';
export { SavingsService } from './SavingsService';
