import type { Assert, Same } from './sameTypes';
import type * as savings from './savings';
import type * as savingsAnswers from './savingsAnswers';
import type * as savingsLedger from './savingsLedger';

/** The compiler refuses a declared type that is not exactly what its schema parses to. */
export type SavingsTypes = {
  moneySchema: Assert<Same<savings.Money, typeof savings.moneySchema>>;
  savingsFigureInputSchema: Assert<
    Same<savings.FigureInput, typeof savings.figureInputSchema>
  >;
  tenantSavingsSchema: Assert<
    Same<
      savingsAnswers.TenantSavings,
      typeof savingsAnswers.tenantSavingsObject
    >
  >;
  fleetSavingsSchema: Assert<
    Same<savingsAnswers.FleetSavings, typeof savingsAnswers.fleetSavingsObject>
  >;
  tenantLedgerAnswerSchema: Assert<
    Same<
      savingsLedger.TenantLedgerAnswer,
      typeof savingsLedger.tenantLedgerAnswerObject
    >
  >;
  savingsExportSchema: Assert<
    Same<
      savingsAnswers.SavingsExport,
      typeof savingsAnswers.savingsExportSchema
    >
  >;
  savingsPricesSchema: Assert<
    Same<
      savingsAnswers.SavingsPrices,
      typeof savingsAnswers.savingsPricesSchema
    >
  >;
  savingsCostSchema: Assert<Same<savings.Cost, typeof savings.costObject>>;
  savingsFigureSchema: Assert<
    Same<savings.Figure, typeof savings.figureObject>
  >;
  savingsComparisonSchema: Assert<
    Same<savings.Comparison, typeof savings.comparisonObject>
  >;
};
