import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTenant, fresh } from '../../../../dev/fixtures';
import { fakeApi, renderPage } from '../../../__testUtils__';
import { FleetContent } from '../FleetContent';

const box = (name: string) =>
  screen.findByRole('checkbox', { name: new RegExp(`^Select ${name} on`) });

const bar = () => screen.findByRole('region', { name: 'Selected tenants' });

function manyTenants(count: number) {
  const all = Array.from({ length: count }, (_, i) =>
    aTenant({ host: 'sandbox', namespace: `vcluster-t${i}`, name: `t${i}` }),
  );
  const listTenants = jest.fn(async ({ offset = 0, limit = 25 } = {}) => ({
    items: all.slice(offset, offset + limit),
    total: all.length,
    freshness: [{ ...fresh(), host: 'sandbox' }],
  }));
  return fakeApi({ listTenants });
}

/** The tenants that the form of the template is filled with. */
function prefilled(link: HTMLElement): string[] {
  const { searchParams } = new URL(link.getAttribute('href')!, 'http://a');
  return JSON.parse(searchParams.get('formData')!).tenants;
}

describe('the bar of selected tenants', () => {
  it('is there while something is selected, by keyboard too, and opens the template with it', async () => {
    const user = userEvent.setup();
    renderPage(<FleetContent />, { api: manyTenants(3) });
    const first = await box('t1');
    act(() => first.focus());
    expect(
      screen.queryByRole('region', { name: 'Selected tenants' }),
    ).toBeNull();
    await user.keyboard(' ');
    await user.click(await box('t0'));
    const region = within(await bar());
    expect(region.getByText('2 tenants selected')).toBeVisible();
    const link = region.getByRole('link', { name: 'Upgrade in waves' });
    expect(link.getAttribute('href')).toContain(
      '/create/templates/default/upgrade-tenants?',
    );
    expect(prefilled(link)).toEqual([
      'sandbox/vcluster-t1/t1',
      'sandbox/vcluster-t0/t0',
    ]);
    await user.click(region.getByRole('button', { name: 'Clear selection' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Selected tenants' }),
      ).toBeNull(),
    );
    expect(await box('t0')).not.toBeChecked();
  });

  it('keeps the selection on other pages, and selects all that pass the filter', async () => {
    const user = userEvent.setup();
    renderPage(<FleetContent />, { api: manyTenants(30) });
    await user.click(await box('t0'));
    await user.click(screen.getByRole('button', { name: /next page/i }));
    await user.click(await box('t26'));
    const region = within(await bar());
    expect(region.getByText('2 tenants selected')).toBeVisible();
    await user.click(region.getByRole('button', { name: 'Select all 30' }));
    expect(await region.findByText('30 tenants selected')).toBeVisible();
  });

  it('does not select more than a wave takes', async () => {
    const user = userEvent.setup();
    renderPage(<FleetContent />, { api: manyTenants(130) });
    await user.click(await box('t0'));
    expect(
      within(await bar()).getByRole('button', {
        name: '130 tenants are too many to select: filter them to at most 100',
      }),
    ).toBeDisabled();
  });

  it('says why nothing of it can be upgraded', async () => {
    const user = userEvent.setup();
    const paused = aTenant(
      { host: 'sandbox', namespace: 'vcluster-p', name: 'p' },
      { phase: 'paused' },
    );
    renderPage(<FleetContent />, {
      api: fakeApi({
        listTenants: async () => ({
          items: [paused],
          total: 1,
          freshness: [{ ...fresh(), host: 'sandbox' }],
        }),
      }),
    });
    await user.click(await box('p'));
    expect(
      await screen.findByRole('button', {
        name: 'Upgrade in waves',
        description: /Only vclusters that run/,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });
});
