export { SavingsCard } from './SavingsCard';
export { CalculatorContent, SavingsContent } from './SavingsContent';
export { SavingsLinks } from './SavingsLinks';
