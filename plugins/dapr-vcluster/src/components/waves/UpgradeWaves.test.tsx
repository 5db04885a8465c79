import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { UpgradeWave } from 'backstage-plugin-dapr-vcluster-common';
import { upgradeWave } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { UpgradeWaves } from './UpgradeWaves';

function show(...waves: UpgradeWave[]) {
  const listUpgradeWaves = jest.fn(async () => waves);
  return renderPage(<UpgradeWaves />, { api: fakeApi({ listUpgradeWaves }) });
}

describe('UpgradeWaves', () => {
  it('shows nothing where there are none', async () => {
    const { api } = show();
    await waitFor(() => expect(api.listUpgradeWaves).toHaveBeenCalled());
    expect(screen.queryByText('Upgrades in waves')).toBeNull();
  });

  it('shows how far a wave is, why it has stopped, and what became of each tenant', async () => {
    show(upgradeWave());
    expect(await screen.findByText('Upgrade of 4 tenants')).toBeVisible();
    expect(screen.getByText('Stopped')).toBeVisible();
    expect(
      screen.getByRole('progressbar', {
        name: '3 of 4 tenants have ended',
      }),
    ).toHaveAttribute('aria-valuenow', '75');
    expect(screen.getByText('3 of 4 tenants have ended')).toBeVisible();
    expect(screen.getByText(/vcluster-search\/search: no chart/)).toBeVisible();
    expect(screen.getByText('no chart of that version')).toHaveStyle(
      'overflow-wrap: anywhere',
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('Tenant'),
      expect.stringMatching(/payments.*Canary.*0.36.1 to 0.37.2.*Upgraded/),
      expect.stringMatching(/search.*1.*Rolled back.*no chart/),
      expect.stringMatching(/checkout.*2.*Not begun/),
      expect.stringMatching(/reports.*Skipped.*It is paused/),
    ]);
  });

  it.each([
    ['Resume', /Upgrade the tenant that waits/, 'resumeUpgradeWave', [false]],
    [
      'Resume and retry',
      /Upgrade the 2 tenants that wait or have failed/,
      'resumeUpgradeWave',
      [true],
    ],
    [
      'Cancel the rest',
      /Leave the tenant that waits as it is/,
      'cancelUpgradeWave',
      [],
    ],
  ] as const)(
    'asks before it does so: %s',
    async (button, question, method, more) => {
      const user = userEvent.setup();
      const wave = upgradeWave();
      const { api } = show(wave);
      await user.click(await screen.findByRole('button', { name: button }));
      expect(screen.getByText(question)).toBeVisible();
      // By keyboard, the question is where the button was.
      expect(screen.getByRole('button', { name: button })).toHaveFocus();
      await user.click(screen.getByRole('button', { name: 'Back' }));
      expect(api[method]).not.toHaveBeenCalled();
      expect(screen.getByRole('button', { name: button })).toHaveFocus();
      await user.click(screen.getByRole('button', { name: button }));
      const reads = api.listUpgradeWaves.mock.calls.length;
      await user.click(screen.getByRole('button', { name: button }));
      await waitFor(() =>
        expect(api[method]).toHaveBeenCalledWith(wave.id, ...more),
      );
      await waitFor(() =>
        expect(api.listUpgradeWaves.mock.calls.length).toBeGreaterThan(reads),
      );
    },
  );

  it('shows why it was refused', async () => {
    const user = userEvent.setup();
    renderPage(<UpgradeWaves />, {
      api: fakeApi({
        listUpgradeWaves: async () => [upgradeWave()],
        cancelUpgradeWave: async () => {
          throw refusal(403, 'Permission is missing');
        },
      }),
    });
    const name = 'Cancel the rest';
    await user.click(await screen.findByRole('button', { name }));
    await user.click(screen.getByRole('button', { name }));
    expect(await screen.findByText('Permission is missing')).toBeVisible();
  });

  it('does not ask about tenants that wait when none does', async () => {
    const wave = upgradeWave();
    show({
      ...wave,
      tenants: wave.tenants.filter(({ state }) => state !== 'waiting'),
    });
    expect(
      await screen.findByRole('button', { name: 'Resume and retry' }),
    ).toBeVisible();
    for (const name of ['Resume', 'Cancel the rest']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it.each([
    ['running', ['Cancel the rest']],
    ['cancelling', []],
    ['done', []],
  ] as const)(
    'offers what is possible while it is %s',
    async (state, names) => {
      show(upgradeWave({ state, reason: undefined }));
      await screen.findByText('Upgrade of 4 tenants');
      const actions = ['Resume', 'Resume and retry', 'Cancel the rest'];
      expect(
        actions.filter(name => screen.queryByRole('button', { name })),
      ).toEqual([...names]);
    },
  );

  it('says when the next batch begins, and that there is more than one may see', async () => {
    const inTenMinutes = new Date(Date.now() + 10 * 60_000).toISOString();
    show(
      upgradeWave({
        state: 'running',
        reason: undefined,
        nextBatchAt: inTenMinutes,
        hidden: 3,
      }),
    );
    expect(await screen.findByText(/The next batch begins/)).toBeVisible();
    expect(
      screen.getByText('3 further tenants, which you may not read.'),
    ).toBeVisible();
    expect(screen.getByText('Upgrade of 7 tenants')).toBeVisible();
  });

  it('shows a failure to read them', async () => {
    renderPage(<UpgradeWaves />, {
      api: fakeApi({
        listUpgradeWaves: async () => {
          throw refusal(503, 'the database is down');
        },
      }),
    });
    expect(await screen.findByText('the database is down')).toBeVisible();
  });
});
