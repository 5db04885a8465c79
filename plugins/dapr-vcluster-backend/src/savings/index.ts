export { createSavings } from './createSavings';
export type { SavingsService } from './SavingsService';
