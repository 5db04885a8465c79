import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi, renderPage } from '../../__testUtils__';
import { CalculatorContent, SavingsContent } from './SavingsContent';

describe('CalculatorContent', () => {
  it('computes without asking the backend, and keeps the scenario in the address', async () => {
    const user = userEvent.setup();
    const { api } = renderPage(<CalculatorContent />);
    expect(
      await screen.findByRole('row', { name: /^S1: a cluster/ }),
    ).toHaveTextContent(/USD.883\.2/);
    const tenants = screen.getByLabelText('Tenants');
    await user.clear(tenants);
    await user.type(tenants, '50');
    expect(
      screen.getByRole('row', { name: /^S1: a cluster/ }),
    ).toHaveTextContent(/USD.4,416/);
    await user.click(
      screen.getByLabelText('Highly available shared Dapr (S0, S3)'),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?tenants=50&sharedHa=true',
    );
    expect(
      screen.getByText('350 with a Dapr for each tenant, 15 shared'),
    ).toBeVisible();
    for (const call of Object.values(api)) {
      expect(call).not.toHaveBeenCalled();
    }
  });

  it('gives the figures of one tenant, by how what is shared is divided', async () => {
    const user = userEvent.setup();
    renderPage(<CalculatorContent />);
    await user.selectOptions(await screen.findByLabelText('Figures of'), 'one');
    expect(
      screen.getByRole('row', { name: /^S1: a cluster/ }),
    ).toHaveTextContent(/USD.88\.3/);
    await user.selectOptions(
      screen.getByLabelText('What tenants share is'),
      'by-sidecars',
    );
    const weight = screen.getByLabelText('Times those of each other');
    await user.clear(weight);
    await user.type(weight, '9');
    expect(screen.getByText('0.5')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?of=one&allocation=by-sidecars&weight=9',
    );
  });

  it('says what of a link cannot be used, and nothing of the rest', async () => {
    const unusable = [
      ...['tenants=0', 'basis=guessed', 'currency=EURO', 'controlPlane=free'],
      ...['memory=', 'storage=1e999', 'knative=yes', 'allocation=fairly'],
      ...['replicas=10', 'growth=-1', 'weight=NaN'],
    ];
    renderPage(<CalculatorContent />, {
      search: `?cpu=020.50&of=one&sharedHa=true&other=1&${unusable.join('&')}`,
    });
    const told = await screen.findByText(/^Not usable in this link/);
    expect(told.textContent!.split(': ')[1].split(', ').sort()).toEqual(
      unusable.sort(),
    );
    expect(screen.getByLabelText('One core')).toHaveDisplayValue('20.5');
  });

  it('says that list prices are not converted into another currency', async () => {
    const user = userEvent.setup();
    renderPage(<CalculatorContent />, { search: '?cpu=1&memory=2&storage=3' });
    await user.selectOptions(await screen.findByLabelText('Currency'), 'EUR');
    const told = /list prices in USD: the same numbers count as EUR/;
    expect(screen.getByText(told)).toBeVisible();
    const fee = screen.getByLabelText('Fee of one cluster');
    await user.clear(fee);
    await user.type(fee, '68');
    expect(screen.queryByText(told)).not.toBeInTheDocument();
  });

  it('says what is wrong with a number, and keeps the last usable one', async () => {
    const user = userEvent.setup();
    renderPage(<CalculatorContent />, { search: '?tenants=5' });
    const tenants = await screen.findByLabelText('Tenants');
    await user.clear(tenants);
    await user.type(tenants, '-3');
    expect(
      screen.getByText('Give a whole number from 1 to 10000.'),
    ).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('/?tenants=5');
  });
});

describe('SavingsContent', () => {
  it('lists hosts, tenants and months, and what is unknown as unknown', async () => {
    renderPage(<SavingsContent />);
    const tenants = await screen.findByRole('table', {
      name: 'Saved per tenant',
    });
    expect(
      within(tenants).getByRole('row', { name: /search/ }),
    ).toHaveTextContent(/search.*USD.70\.00.*USD.101\.50/);
    expect(
      within(tenants).getByRole('row', { name: /reports/ }),
    ).toHaveTextContent(/unowned.*nothing yet/);
    expect(screen.getByText(/connect ECONNREFUSED/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Download CSV' })).toBeVisible();
    expect(
      await screen.findByRole('img', { name: /^Saved per month in USD/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('table', { name: 'What makes the difference' }),
    ).toHaveTextContent(/Not paid for: 9 × Real cluster/);
    await userEvent.click(
      within(within(tenants).getByRole('row', { name: /reports/ })).getByRole(
        'button',
      ),
    );
    expect(screen.getByText('Hours without an amount')).toBeVisible();
  });

  it('of a portal without hosts offers nothing to choose', async () => {
    const getFleetSavings = jest.fn(async () => ({
      hosts: [],
      saved: [],
      ledger: { state: 'unknown' as const, reason: 'Nothing is counted yet.' },
    }));
    renderPage(<SavingsContent />, { api: fakeApi({ getFleetSavings }) });
    expect(await screen.findByText(/Nothing is counted yet/)).toBeVisible();
    expect(screen.queryByLabelText('Counted by')).toBeNull();
  });

  it('counts all hosts by requests or by use, never by both', async () => {
    const user = userEvent.setup();
    renderPage(<SavingsContent />);
    const cost = () =>
      screen.getByRole('row', { name: /^S2: vclusters, each/ });
    expect(await screen.findByText(/Saved per month, as of now/)).toBeVisible();
    expect(cost()).toHaveTextContent(/USD.288\.65/);
    await user.selectOptions(screen.getByLabelText('Counted by'), 'used');
    expect(cost()).not.toHaveTextContent(/USD.288\.65/);
    // A host that cannot be read is not counted by requests instead.
    expect(screen.getByText(/connect ECONNREFUSED/)).toBeVisible();
  });
});
