import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CHANNEL_CHANGED } from 'backstage-plugin-dapr-vcluster-common';
import {
  TEAM_A,
  fresh,
  minutesAgo,
  teamA,
  tenantEntity,
} from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { SidecarsContent } from '../sidecars';
import { VclusterContent } from '../tenantOverview';

const TENANT = 'recorded/vcluster-team-a/team-a';

function entityWith(annotations: Record<string, string>) {
  const entity = tenantEntity(TEAM_A);
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

describe('page states', () => {
  it('shows a placeholder while data is loading', async () => {
    const getTenant = jest.fn(() => new Promise<never>(() => undefined));
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(await screen.findByText('Loading the vcluster')).toBeInTheDocument();
  });

  it('names the missing permission', async () => {
    const getTenant = jest.fn(async () => {
      throw refusal(403, 'no', { permission: 'dapr-vcluster.tenant.read' });
    });
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByText('You do not have permission to view this'),
    ).toBeVisible();
    expect(
      screen.getByText(
        /Viewing recorded.* requires the permission dapr-vcluster.tenant.read/,
      ),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('shows that the tenant was not found', async () => {
    const getTenant = jest.fn(async () => {
      throw refusal(404, 'no tenant');
    });
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByText('The vcluster was not found on its host'),
    ).toBeVisible();
    expect(screen.getByText(new RegExp(TENANT))).toBeVisible();
  });

  it('shows the error and retries on a click', async () => {
    const user = userEvent.setup();
    const getTenant = jest
      .fn(async () => teamA())
      .mockRejectedValueOnce(refusal(503, 'host recorded is unreachable'));
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByText('host recorded is unreachable'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Ready', { selector: 'span' }),
    ).toBeVisible();
  });

  it('keeps the data if it cannot be refreshed', async () => {
    const getTenant = jest.fn(async () => teamA());
    const { signals } = renderOnEntity(<VclusterContent />, {
      api: fakeApi({ getTenant }),
    });
    await screen.findByText('Ready', { selector: 'span' });
    getTenant.mockRejectedValueOnce(refusal(503, 'timed out'));
    signals.send(CHANNEL_CHANGED, { tenant: TENANT, revision: '2' });
    expect(
      await screen.findByText(
        /Could not refresh: timed out. The data shown was loaded now/,
      ),
    ).toBeVisible();
    expect(screen.getByText('Ready', { selector: 'span' })).toBeVisible();
  });

  it.each([
    ['deleted', 404, 'The vcluster was not found on its host'],
    ['no longer readable', 403, 'You do not have permission to view this'],
  ])('stops showing a tenant that is %s', async (_case, status, title) => {
    const getTenant = jest.fn(async () => teamA());
    const { signals } = renderOnEntity(<VclusterContent />, {
      api: fakeApi({ getTenant }),
    });
    await screen.findByText('Ready', { selector: 'span' });
    getTenant.mockRejectedValue(refusal(status, 'no'));
    signals.send(CHANNEL_CHANGED, { tenant: TENANT, revision: '2' });
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.queryByText('vcluster-team-a:vc-team-a')).toBeNull();
  });

  it('shows stale and unknown data, since when and why', async () => {
    const getTenant = jest.fn(async () =>
      teamA({
        freshness: fresh({
          stale: { since: minutesAgo(9), reason: 'no answer from the host' },
          unknown: [
            {
              kind: 'pods',
              state: 'forbidden',
              since: minutesAgo(9),
              reason: 'the role has no verb watch',
            },
          ],
        }),
      }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByText(/out of date since .*: no answer from the host/),
    ).toBeVisible();
    expect(
      screen.getByText(
        /pods: no permission to read it since .*\. the role has no verb watch/,
      ),
    ).toBeVisible();
  });

  it('shows which annotation is missing', async () => {
    renderOnEntity(<SidecarsContent />, { entity: entityWith({}) });
    expect(await screen.findByText('dapr-vcluster/tenant')).toBeVisible();
  });

  it('shows the format of an invalid annotation', async () => {
    renderOnEntity(<SidecarsContent />, {
      entity: entityWith({ 'dapr-vcluster/tenant': 'team-a' }),
    });
    expect(
      await screen.findByText(/The value is "team-a". The format is <host>/),
    ).toBeVisible();
  });
});

describe('live update', () => {
  it('refreshes when its tenant changes, not when another tenant changes', async () => {
    const { api, signals } = renderOnEntity(<VclusterContent />);
    await screen.findByText('Ready', { selector: 'span' });
    expect(api.getTenant).toHaveBeenCalledTimes(1);
    signals.send(CHANNEL_CHANGED, { tenant: 'recorded/x/y', revision: '2' });
    expect(api.getTenant).toHaveBeenCalledTimes(1);
    api.getTenant.mockResolvedValue(teamA({ phase: 'deleting' }));
    signals.send(CHANNEL_CHANGED, { tenant: TENANT, revision: '3' });
    expect(await screen.findByText('Deleting')).toBeVisible();
  });

  it('stops listening when the page is left', async () => {
    const { signals, unmount } = renderOnEntity(<VclusterContent />);
    await screen.findByText('Ready', { selector: 'span' });
    expect(signals.count(CHANNEL_CHANGED)).toBeGreaterThan(0);
    unmount();
    await waitFor(() => expect(signals.count(CHANNEL_CHANGED)).toBe(0));
  });
});
