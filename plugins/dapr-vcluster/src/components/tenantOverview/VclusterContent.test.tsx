import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTenant, eventList, minutesAgo, teamA } from '../../../dev/fixtures';
import { fakeApi, renderOnEntity } from '../../__testUtils__';
import { VclusterContent } from './VclusterContent';

const PAYMENTS = {
  host: 'sandbox',
  namespace: 'vcluster-payments',
  name: 'payments',
};

const writable = () =>
  fakeApi({ getTenant: jest.fn(async () => aTenant(PAYMENTS)) });

describe('VclusterContent', () => {
  it('shows phase, facts, and the end of life of the version', async () => {
    renderOnEntity(<VclusterContent />);
    expect(
      await screen.findByText('Ready', { selector: 'span' }),
    ).toBeVisible();
    const about = within(screen.getByRole('region', { name: 'About' }));
    expect(about.getByText('0.25.2')).toBeVisible();
    expect(
      about.getByText(/End of life since Nov 15, 2025 \(as of Nov 29, 2026\)/),
    ).toBeVisible();
    expect(about.getByText('vcluster-team-a:vc-team-a')).toBeVisible();
    expect(about.getByText('Multi namespace')).toBeVisible();
    expect(
      await about.findByRole('link', { name: /recorded/ }),
    ).toHaveAttribute('href', '/catalog/default/resource/recorded');
  });

  it('maps namespaces of the vcluster to host namespaces that can be copied', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderOnEntity(<VclusterContent />);
    const table = await screen.findByRole('table', { name: 'Host namespaces' });
    const row = within(table).getByRole('row', { name: /^shop/ });
    expect(
      within(row).getByText('vcluster-8d9001d3-cee4d8f6'),
    ).toBeInTheDocument();
    await user.click(within(row).getByRole('button', { name: /Copy/ }));
    expect(write).toHaveBeenCalledWith('vcluster-8d9001d3-cee4d8f6');
    expect(await within(row).findByText('Copied')).toBeInTheDocument();
  });

  it('shows findings with their fix, conditions and events', async () => {
    renderOnEntity(<VclusterContent />);
    expect(
      await screen.findByText('This vcluster version is no longer supported'),
    ).toBeVisible();
    expect(screen.getByText(/Move the tenant to the profile/)).toBeVisible();
    expect(screen.getByText('StatefulSetReady')).toBeVisible();
    expect(await screen.findByText(/invalid app id/)).toBeVisible();
    expect(screen.getByRole('cell', { name: /14 times/ })).toBeVisible();
  });

  it('shows why a tenant is not ready', async () => {
    const getTenant = jest.fn(async () =>
      teamA({ phase: 'failed', reason: 'install retries exhausted' }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(await screen.findByText('Failed')).toBeVisible();
    expect(screen.getByText('install retries exhausted')).toBeVisible();
  });

  it('shows events in the vcluster as unknown, not as empty', async () => {
    const listEvents = jest.fn(async () =>
      eventList({
        items: [],
        virtual: {
          state: 'unknown',
          reason: 'its API server does not answer',
          since: minutesAgo(2),
        },
      }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ listEvents }) });
    expect(
      await screen.findByText(
        /Events in the vcluster: unknown since .*\. its API server does not answer/,
      ),
    ).toBeVisible();
    expect(screen.queryByText(/No events/)).not.toBeInTheDocument();
  });

  it('does not show a write that was overtaken as a warning', async () => {
    const [event, normal] = eventList().items;
    const transient = {
      ...event,
      reason: 'SyncError',
      message: 'Operation cannot be fulfilled',
      transient: true,
    };
    const listEvents = jest.fn(async () =>
      eventList({
        items: [transient, { ...event, reason: 'Failed' }, normal],
      }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ listEvents }) });
    const table = await screen.findByRole('table', { name: 'Events' });
    const iconOf = (reason: string) =>
      within(table).getByText(reason).parentElement!.querySelector('svg')!
        .innerHTML;
    expect(iconOf('SyncError')).toBe(iconOf(normal.reason));
    expect(iconOf('SyncError')).not.toBe(iconOf('Failed'));
  });

  it('links to the templates, prefilled with the tenant', async () => {
    renderOnEntity(<VclusterContent />, { api: writable() });
    const link = await screen.findByRole('link', {
      name: 'Register Dapr Component',
    });
    const formData = encodeURIComponent(
      JSON.stringify({ tenant: 'resource:default/recorded-team-a' }),
    );
    expect(link).toHaveAttribute(
      'href',
      `/create/templates/default/register-dapr-component?formData=${formData}`,
    );
    expect(screen.getByRole('link', { name: 'Delete tenant' })).toHaveAttribute(
      'href',
      `/create/templates/default/delete-tenant?formData=${formData}`,
    );
  });

  it.each([
    ['ready', 'Pause tenant', 'pause-tenant'],
    ['paused', 'Resume tenant', 'resume-tenant'],
  ] as const)(
    'offers for a tenant that is %s: %s',
    async (phase, name, template) => {
      const getTenant = jest.fn(async () => aTenant(PAYMENTS, { phase }));
      renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
      const link = await screen.findByRole('link', { name });
      expect(link.getAttribute('href')).toContain(
        `/create/templates/default/${template}?formData=`,
      );
      const names = ['Pause tenant', 'Resume tenant'];
      expect(
        screen
          .getAllByRole('link')
          .map(each => each.textContent)
          .filter(text => names.includes(text ?? '')),
      ).toEqual([name]);
    },
  );

  it('does not offer to pause a tenant that sleeps', async () => {
    const getTenant = jest.fn(async () =>
      aTenant(PAYMENTS, { phase: 'sleeping' }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByRole('button', {
        name: 'Pause tenant',
        description:
          'Only a vcluster that runs can be paused. Its current phase is sleeping.',
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it.each([
    [
      { phase: 'paused' as const },
      'Only a vcluster that runs can be upgraded. Its current phase is paused.',
    ],
    [
      { profile: 'legacy' as const },
      'It has no profile that this portal offers.',
    ],
    [
      {
        upgrade: {
          from: '0.36.1',
          to: '0.37.2',
          state: 'running' as const,
          startedAt: '2026-11-30T10:00:00Z',
        },
      },
      'It is being upgraded to 0.37.2.',
    ],
  ])('does not offer to upgrade a tenant with %j', async (tenant, why) => {
    const getTenant = jest.fn(async () => aTenant(PAYMENTS, tenant));
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByRole('button', {
        name: 'Upgrade tenant',
        description: why,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('offers to upgrade a tenant, and says why the last upgrade was rolled back', async () => {
    const upgrade = {
      from: '0.36.1',
      to: '0.37.2',
      state: 'rolled-back' as const,
      startedAt: '2026-11-30T10:00:00Z',
      endedAt: '2026-11-30T10:05:00Z',
      reason: '0 of 1 replicas are ready',
    };
    const getTenant = jest.fn(async () =>
      aTenant(PAYMENTS, { upgrade, profile: 'oss-hostmanaged' }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    const link = await screen.findByRole('link', { name: 'Upgrade tenant' });
    expect(link.getAttribute('href')).toContain(
      '/create/templates/default/upgrade-tenant?formData=',
    );
    expect(
      screen.getByText('Rolled back from 0.37.2 to 0.36.1'),
    ).toBeInTheDocument();
    expect(screen.getByText('0 of 1 replicas are ready')).toBeInTheDocument();
  });

  it('offers to register a vcluster that something else has created, and no other', async () => {
    const getTenant = jest.fn(async () =>
      aTenant(PAYMENTS, { registered: false }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    const link = await screen.findByRole('link', { name: 'Register vcluster' });
    expect(link.getAttribute('href')).toContain(
      '/create/templates/default/adopt-tenant?formData=',
    );
  });

  it('does not offer to register a tenant that is registered', async () => {
    const getTenant = jest.fn(async () =>
      aTenant(PAYMENTS, { registered: true }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    await screen.findByRole('link', { name: 'Deploy app' });
    expect(
      screen.queryByRole('link', { name: 'Register vcluster' }),
    ).toBeNull();
  });

  it('names the missing permission for a template', async () => {
    renderOnEntity(<VclusterContent />, {
      api: writable(),
      denied: ['dapr-vcluster.tenant.delete'],
    });
    const button = await screen.findByRole('button', { name: 'Delete tenant' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      /need the permission dapr-vcluster.tenant.delete/,
    );
    expect(
      await screen.findByRole('link', { name: 'Deploy app' }),
    ).toBeInTheDocument();
  });

  it('blocks all templates on a read-only host', async () => {
    renderOnEntity(<VclusterContent />);
    const button = await screen.findByRole('button', {
      name: 'Register Dapr Component',
      description: 'The portal has read-only access to host recorded.',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('link', { name: 'Deploy app' })).toBeNull();
  });

  it('blocks the template to deploy an app while the tenant is not ready', async () => {
    const getTenant = jest.fn(async () =>
      aTenant(PAYMENTS, { phase: 'paused' }),
    );
    renderOnEntity(<VclusterContent />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByRole('button', {
        name: 'Deploy app',
        description: 'The vcluster must be ready. Its current phase is paused.',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Delete tenant' }),
    ).toBeInTheDocument();
  });
});
