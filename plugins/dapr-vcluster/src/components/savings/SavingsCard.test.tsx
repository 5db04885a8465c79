import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  compareWhatIf,
  DEFAULT_WHAT_IF,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { TEAM_A, tenantSavings } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { SavingsCard } from './SavingsCard';

const rowOf = (name: RegExp) => screen.findByRole('row', { name });

describe('SavingsCard', () => {
  it('shows what was saved, and what of the time was not seen', async () => {
    renderPage(<SavingsCard tenantRef={TEAM_A} />);
    expect(
      await screen.findByText(/USD.101\.50, of which USD.18\.25 by sharing/),
    ).toBeVisible();
    expect(screen.getByText(/300 hours of it were before/)).toBeVisible();
    expect(
      screen.getByText(/Nobody saw the tenants for 6 hours/),
    ).toBeVisible();
  });

  it('has the scenarios in a table', async () => {
    renderPage(<SavingsCard tenantRef={TEAM_A} />);
    expect(await rowOf(/^S1: a cluster/)).toHaveTextContent(/USD.883\.2/);
    expect(
      screen.getByText(
        'Sharing costs less than separate clusters from 2 tenants on',
      ),
    ).toBeVisible();
    expect(screen.getByText(/Some numbers are list prices/)).toBeVisible();
  });

  it('explains a figure down to its inputs and their sources', async () => {
    const user = userEvent.setup();
    renderPage(<SavingsCard tenantRef={TEAM_A} />);
    await user.click(within(await rowOf(/^S1: a cluster/)).getByRole('button'));
    expect(await screen.findByText('N × (cluster + Σ packs)')).toBeVisible();
    const inputs = screen.getByRole('table', {
      name: 'Inputs of Real cluster',
    });
    expect(
      within(inputs).getByRole('row', { name: /control-plane fee/ }),
    ).toHaveTextContent(
      /73 USD per month.*default, not confirmed.*EKS and GKE/,
    );
  });

  it('says what a pause and another preset would change, down to the inputs', async () => {
    const user = userEvent.setup();
    renderPage(<SavingsCard tenantRef={TEAM_A} />);
    const table = await screen.findByRole('table', {
      name: 'Instead of now, by requests',
    });
    expect(
      await within(table).findByRole('row', { name: /^Preset Large/ }),
    ).toHaveTextContent(/\+USD/);
    await user.click(
      within(
        within(table).getByRole('row', { name: /^Pause the vcluster/ }),
      ).getByRole('button'),
    );
    expect(
      within(table).getAllByRole('table', { name: /^Inputs of/ }).length,
    ).toBeGreaterThan(0);
  });

  it('shows how the ledger has counted, when asked', async () => {
    const user = userEvent.setup();
    const { api } = renderPage(<SavingsCard tenantRef={TEAM_A} />);
    const button = await screen.findByRole('button', {
      name: 'How this was counted',
    });
    expect(api.getSavingsLedger).not.toHaveBeenCalled();
    await user.click(button);
    const table = await screen.findByRole('table', {
      name: 'Intervals of the ledger',
    });
    const first = within(table).getByRole('row', { name: /back-filled/ });
    expect(first).toHaveTextContent(/created, running.*300.*USD.31\.50/);
    await user.click(within(first).getByRole('button'));
    expect(screen.getByText('Part of the shared cluster')).toBeVisible();
    expect(screen.getByText('0.12 USD')).toBeVisible();
    expect(screen.getByText(/^Sum over all intervals: hours ×/)).toBeVisible();
  });

  it('downloads what the backend has, and says when it cannot', async () => {
    const user = userEvent.setup();
    const exportSavings = jest
      .fn(async () => 'tenant')
      .mockRejectedValueOnce(new Error('not now'));
    URL.createObjectURL = jest.fn(() => 'blob:x');
    URL.revokeObjectURL = jest.fn();
    renderPage(<SavingsCard tenantRef={TEAM_A} />, {
      api: fakeApi({ exportSavings }),
    });
    await user.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    expect(await screen.findByText('not now')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Download JSON' }));
    await waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
    expect(exportSavings).toHaveBeenLastCalledWith(TEAM_A, 'json');
    expect(screen.queryByText('not now')).toBeNull();
  });

  it('explains every figure where it is printed', async () => {
    const user = userEvent.setup();
    window.print = jest.fn();
    renderPage(<SavingsCard tenantRef={TEAM_A} />);
    await rowOf(/^S1: a cluster/);
    await user.click(
      screen.getByRole('button', { name: 'Print with explanations' }),
    );
    expect(window.print).toHaveBeenCalledTimes(1);
    expect(screen.getByText('N × (cluster + Σ packs)')).toBeVisible();
    fireEvent(window, new Event('afterprint'));
    expect(screen.queryByText('N × (cluster + Σ packs)')).toBeNull();
  });

  it('shows what OpenCost says beside it, or why it says nothing', async () => {
    const getSavings = jest.fn(async () => ({
      ...tenantSavings(),
      openCost: { state: 'unknown' as const, reason: 'OpenCost is down.' },
    }));
    renderPage(<SavingsCard tenantRef={TEAM_A} />, {
      api: fakeApi({ getSavings }),
    });
    expect(await screen.findByText(/OpenCost is down/)).toBeVisible();
  });

  it('says why the usage is unknown', async () => {
    const user = userEvent.setup();
    renderPage(<SavingsCard tenantRef={TEAM_A} />);
    await user.selectOptions(
      await screen.findByLabelText('Counted by'),
      'used',
    );
    expect(
      await screen.findByText(/metrics-server is not installed/),
    ).toBeVisible();
    expect(screen.queryByRole('row', { name: /^S1/ })).toBeNull();
  });

  it('says when sharing saves nothing', async () => {
    const getSavings = jest.fn(async () => ({
      ...tenantSavings(),
      requested: {
        state: 'known' as const,
        value: compareWhatIf({
          ...DEFAULT_WHAT_IF,
          tenants: 1,
          controlPlane: 0,
        }),
        observedAt: '',
      },
      ledger: { state: 'unknown' as const, reason: 'nothing was counted' },
    }));
    renderPage(<SavingsCard tenantRef={TEAM_A} />, {
      api: fakeApi({ getSavings }),
    });
    expect(await screen.findByText(/Sharing saves nothing here/)).toBeVisible();
    expect(await rowOf(/^Saved: S1 - S3/)).toHaveTextContent(/-USD/);
    expect(screen.getByText(/nothing was counted/)).toBeVisible();
  });

  it('names the missing permission', async () => {
    const getSavings = jest.fn(async () => {
      throw refusal(403, 'no', { permission: 'dapr-vcluster.savings.read' });
    });
    renderPage(<SavingsCard tenantRef={TEAM_A} />, {
      api: fakeApi({ getSavings }),
    });
    expect(
      await screen.findByText(
        /requires the permission dapr-vcluster.savings.read/,
      ),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Download/ })).toBeNull();
  });
});
