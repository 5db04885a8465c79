import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTenant, fresh } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { FleetContent } from './FleetContent';

const names = async () => {
  const table = await screen.findByRole('table');
  return within(table)
    .getAllByRole('rowheader')
    .map(cell => cell.textContent);
};

function manyTenants(count: number) {
  return Array.from({ length: count }, (_, i) =>
    aTenant({ host: 'sandbox', namespace: `vcluster-t${i}`, name: `t${i}` }),
  );
}

describe('FleetContent', () => {
  it('lists tenants with problems first', async () => {
    renderPage(<FleetContent />);
    expect(await names()).toEqual([
      'search',
      'reports',
      'checkout',
      'team-a',
      'team-b',
      'payments',
    ]);
    const row = screen.getByRole('row', { name: /team-a/ });
    expect(row).toHaveTextContent('recorded');
    expect(row).toHaveTextContent('0.25.2');
    expect(row).toHaveTextContent('2 apps without a sidecar');
    expect(
      within(screen.getByRole('rowheader', { name: 'team-a' })).getByRole(
        'link',
      ),
    ).toHaveAttribute('href', '/catalog/default/resource/recorded-team-a');
    expect(screen.getByRole('row', { name: /reports/ })).toHaveTextContent(
      'unowned',
    );
  });

  it('shows the state of each host, and unknown values as unknown', async () => {
    renderPage(<FleetContent />);
    const card = (await screen.findByText('Unreachable')).closest('li')!;
    expect(card).toHaveTextContent('connect ECONNREFUSED');
    expect(within(card).getAllByText('unknown')).toHaveLength(4);
    expect(screen.getAllByText('Injector ready')).toHaveLength(2);
    expect(
      await screen.findByText(/may be incomplete: prod-eu cannot be read/),
    ).toBeVisible();
  });

  it('filters by host, phase and text, and keeps the filters in the URL', async () => {
    const user = userEvent.setup();
    const { api } = renderPage(<FleetContent />);
    await names();
    await user.selectOptions(screen.getByLabelText('Host'), 'recorded');
    await waitFor(async () =>
      expect(await names()).toEqual(['team-a', 'team-b']),
    );
    await user.type(screen.getByLabelText('Search'), 'team-b');
    await waitFor(async () => expect(await names()).toEqual(['team-b']));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?host=recorded&q=team-b',
    );
    expect(api.listTenants).toHaveBeenLastCalledWith(
      expect.objectContaining({ host: 'recorded', q: 'team-b', offset: 0 }),
    );
    await user.selectOptions(screen.getByLabelText('Phase'), 'failed');
    expect(await screen.findByText('No matching tenants')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(async () => expect(await names()).toHaveLength(6));
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
  });

  it('sorts by the URL and by a click on a header', async () => {
    const user = userEvent.setup();
    const { api } = renderPage(<FleetContent />, {
      search: '?sort=name&order=asc',
    });
    expect((await names())[0]).toBe('checkout');
    expect(
      screen.getByRole('columnheader', { name: /Tenant/ }),
    ).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: /Tenant/ }));
    await waitFor(() =>
      expect(api.listTenants).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'name', order: 'desc' }),
      ),
    );
  });

  it('ignores invalid values in the URL', async () => {
    const { api } = renderPage(<FleetContent />, {
      search: '?sort=drop&order=up&page=-1&phase=great',
    });
    await names();
    expect(api.listTenants).toHaveBeenCalledWith({
      sort: 'phase',
      order: 'desc',
      limit: 25,
      offset: 0,
    });
  });

  it('pages through a long list', async () => {
    const user = userEvent.setup();
    const all = manyTenants(30);
    const listTenants = jest.fn(async ({ offset = 0 } = {}) => ({
      items: all.slice(offset, offset + 25),
      total: all.length,
      freshness: [{ ...fresh(), host: 'sandbox' }],
    }));
    renderPage(<FleetContent />, { api: fakeApi({ listTenants }) });
    expect(await names()).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: /next page/i }));
    await waitFor(async () => expect(await names()).toHaveLength(5));
    expect(screen.getByTestId('address')).toHaveTextContent('/?page=2');
    expect(screen.getByText('26-30 of 30')).toBeVisible();
  });

  it('links to the template to create a tenant, or names the missing permission', async () => {
    const denied = ['dapr-vcluster.tenant.create'];
    const { unmount } = renderPage(<FleetContent />);
    expect(
      await screen.findByRole('link', { name: 'Create tenant' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/create/templates/default/create-tenant'),
    );
    unmount();
    renderPage(<FleetContent />, { denied });
    expect(
      await screen.findByRole('button', {
        name: 'Create tenant',
        description: /dapr-vcluster.tenant.create/,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('shows the tenants if the hosts cannot be read', async () => {
    const listHosts = jest.fn(async () => {
      throw refusal(500, 'hosts are broken');
    });
    renderPage(<FleetContent />, { api: fakeApi({ listHosts }) });
    expect(await screen.findByText('hosts are broken')).toBeVisible();
    expect(await names()).toHaveLength(6);
  });
});
