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
import { VclusterContent } from '../tenant';

const TENANT = 'recorded/vcluster-team-a/team-a';

function entityWith(annotations: Record<string, string>) {
  const entity = tenantEntity(TEAM_A);
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

describe('states of a page', () => {
  it('shows the shape of what is being read', async () => {
    const getTenant = jest.fn(() => new Promise<never>(() => undefined));
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(await screen.findByText('Loading the vcluster')).toBeInTheDocument();
  });

  it('names the permission when it is refused', async () => {
    const getTenant = jest.fn(async () => {
      throw refusal(403, 'no', { permission: 'dapr-vcluster.tenant.read' });
    });
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(
      screen.getByText(/the permission dapr-vcluster.tenant.read for recorded/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('says that the tenant is gone', async () => {
    const getTenant = jest.fn(async () => {
      throw refusal(404, 'no tenant');
    });
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByText('This vcluster is not on its host'),
    ).toBeVisible();
    expect(screen.getByText(new RegExp(TENANT))).toBeVisible();
  });

  it('shows the reason of a failure and tries again when asked to', async () => {
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

  it('keeps what it has when it cannot be read again', async () => {
    const getTenant = jest.fn(async () => teamA());
    const { signals } = renderOnEntity(<VclusterContent />, {
      api: fakeApi({ getTenant }),
    });
    await screen.findByText('Ready', { selector: 'span' });
    getTenant.mockRejectedValueOnce(refusal(503, 'timed out'));
    signals.send(CHANNEL_CHANGED, { tenant: TENANT, revision: '2' });
    expect(
      await screen.findByText(
        /Could not refresh: timed out. Shown is what was read now/,
      ),
    ).toBeVisible();
    expect(screen.getByText('Ready', { selector: 'span' })).toBeVisible();
  });

  it.each([
    ['gone', 404, 'This vcluster is not on its host'],
    ['not to be seen any more', 403, 'You may not see this'],
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

  it('says what may be old and what is not known, since when and why', async () => {
    const getTenant = jest.fn(async () =>
      teamA({
        freshness: fresh({
          stale: { since: minutesAgo(9), reason: 'no word from the host' },
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
      await screen.findByText(/out of date since .*: no word from the host/),
    ).toBeVisible();
    expect(
      screen.getByText(
        /pods: the portal may not read it since .*, because the role has no verb watch/,
      ),
    ).toBeVisible();
  });

  it('shows which annotation is missing', async () => {
    renderOnEntity(<SidecarsContent />, { entity: entityWith({}) });
    expect(await screen.findByText('dapr-vcluster/tenant')).toBeVisible();
  });

  it('shows how to write an annotation that cannot be read', async () => {
    renderOnEntity(<SidecarsContent />, {
      entity: entityWith({ 'dapr-vcluster/tenant': 'team-a' }),
    });
    expect(
      await screen.findByText(/It says "team-a"; write it as <host>/),
    ).toBeVisible();
  });
});

describe('live update', () => {
  it('reads again at once when its tenant changed, not when another did', async () => {
    const { api, signals } = renderOnEntity(<VclusterContent />);
    await screen.findByText('Ready', { selector: 'span' });
    expect(api.getTenant).toHaveBeenCalledTimes(1);
    signals.send(CHANNEL_CHANGED, { tenant: 'recorded/x/y', revision: '2' });
    expect(api.getTenant).toHaveBeenCalledTimes(1);
    api.getTenant.mockResolvedValue(teamA({ phase: 'deleting' }));
    signals.send(CHANNEL_CHANGED, { tenant: TENANT, revision: '3' });
    expect(await screen.findByText('Deleting')).toBeVisible();
  });

  it('stops listening when it is left', async () => {
    const { signals, unmount } = renderOnEntity(<VclusterContent />);
    await screen.findByText('Ready', { selector: 'span' });
    expect(signals.count(CHANNEL_CHANGED)).toBeGreaterThan(0);
    unmount();
    await waitFor(() => expect(signals.count(CHANNEL_CHANGED)).toBe(0));
  });
});
