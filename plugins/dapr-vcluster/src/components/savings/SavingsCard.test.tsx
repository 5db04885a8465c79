import { screen, within } from '@testing-library/react';
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
    expect(screen.getByText(/300 hours of it lie before/)).toBeVisible();
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
      name: 'Inputs of One real cluster',
    });
    expect(
      within(inputs).getByRole('row', { name: /control-plane fee/ }),
    ).toHaveTextContent(
      /73 USD per month.*default, not confirmed.*EKS and GKE/,
    );
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
  });
});
