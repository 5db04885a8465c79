import { screen } from '@testing-library/react';
import { ledger } from '../../../dev/fixtures/savings';
import { renderPage } from '../../__testUtils__';
import { LedgerFacts } from './LedgerFacts';

describe('LedgerFacts', () => {
  it('says of which host nothing is counted, because the clock went back', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    renderPage(
      <LedgerFacts
        ledger={{ ...ledger(), clockBehind: [{ host: 'production', until }] }}
      />,
    );
    expect(
      await screen.findByText(
        /^The clock of the portal went back: host production is not counted until/,
      ),
    ).toBeVisible();
  });

  it('calls the last month that was counted this month only if it is', async () => {
    const [before] = ledger().months;
    renderPage(<LedgerFacts ledger={{ ...ledger(), months: [before] }} />);
    expect(await screen.findByText('Saved this month')).toBeVisible();
    expect(screen.getByText('nothing yet')).toBeVisible();
    expect(screen.queryByText(/31\.50/)).not.toBeInTheDocument();
  });
});
