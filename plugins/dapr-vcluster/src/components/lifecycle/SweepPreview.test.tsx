import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lifecyclePreview } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { SweepPreview } from './SweepPreview';

async function show(change: Parameters<typeof fakeApi>[0] = {}) {
  const user = userEvent.setup();
  const { api } = renderPage(<SweepPreview />, { api: fakeApi(change) });
  expect(api.getLifecycle).not.toHaveBeenCalled();
  await user.click(await screen.findByRole('button', { name: /what is next/ }));
  return within(await screen.findByRole('dialog'));
}

describe('SweepPreview', () => {
  it('says what is done next with each tenant, and why; first what is due', async () => {
    const dialog = await show();
    const rows = within(await dialog.findByRole('table')).getAllByRole('row');
    expect(rows.slice(1).map(row => row.textContent)).toEqual([
      expect.stringMatching(/payments.*Pause \(expired\).*It has expired at/),
      expect.stringMatching(/reports.*Nothing now.*It wakes at/),
    ]);
    expect(dialog.getByText(/deleted 7 days later/)).toBeVisible();
  });

  it('says that sweeps change nothing, and that owners are not told', async () => {
    const dialog = await show({
      getLifecycle: async () =>
        lifecyclePreview({
          dryRun: true,
          lost: 'No notifications backend',
          items: [],
        }),
    });
    expect(await dialog.findByText(/change nothing/)).toBeVisible();
    expect(dialog.getByText('No notifications backend')).toBeVisible();
    expect(dialog.getByText(/No tenant that you may read/)).toBeVisible();
  });

  it('shows why it cannot be read', async () => {
    const dialog = await show({
      getLifecycle: async () => {
        throw refusal(503, 'the index is not filled yet');
      },
    });
    expect(
      await dialog.findByText('the index is not filled yet'),
    ).toBeVisible();
  });
});
