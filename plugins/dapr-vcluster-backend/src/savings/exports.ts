import {
  FleetSavings,
  SavingsExport,
  TenantLedgerAnswer,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  intervalsCsv,
  ledgerCsv,
} from 'backstage-plugin-dapr-vcluster-common/savings';

type Format = 'csv' | 'json';

/** What the ledger has of one tenant as a file. */
export function tenantExport(
  tenant: string,
  answer: TenantLedgerAnswer,
  format: Format,
): SavingsExport {
  const name = `savings-${tenant.replaceAll('/', '-')}`;
  return format === 'csv'
    ? csv(name, intervalsCsv(tenant, answer.intervals))
    : json(name, { tenant, ...answer });
}

/** What the ledger has of all tenants as a file. */
export function fleetExport(
  { ledger }: Pick<FleetSavings, 'ledger'>,
  format: Format,
): SavingsExport {
  return format === 'csv'
    ? csv(
        'savings',
        ledgerCsv(ledger.state === 'known' ? ledger.value.tenants : []),
      )
    : json('savings', ledger);
}

function csv(name: string, text: string): SavingsExport {
  return { name: `${name}.csv`, mediaType: 'text/csv', text };
}

function json(name: string, content: object): SavingsExport {
  return {
    name: `${name}.json`,
    mediaType: 'application/json',
    text: `${JSON.stringify(content, null, 2)}\n`,
  };
}
