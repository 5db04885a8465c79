import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hosts } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { FleetContent } from './FleetContent';

const HOST_READ = 'dapr-vcluster.host.read';

describe('first steps', () => {
  const withoutHosts = () => fakeApi({ listHosts: async () => [] });

  it('have the configuration to paste, the manifest, and the test', async () => {
    renderPage(<FleetContent />, { api: withoutHosts() });
    expect(await screen.findByText('First steps')).toBeVisible();
    expect(screen.getByText(/tokenFile: \/etc\/portal\/token/)).toBeVisible();
    expect(screen.getByText(/kubectl apply -f rbac\.yaml/)).toBeVisible();
    expect(screen.getByText(/doctor --kubeconfig/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Download rbac.yaml' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Copy the configuration' }),
    ).toBeVisible();
  });

  it('are as narrow as the page, and come before tenants', async () => {
    const listTenants = async () => ({ items: [], total: 0, freshness: [] });
    const api = fakeApi({ listHosts: async () => [], listTenants });
    renderPage(<FleetContent />, { api });
    const title = await screen.findByText('First steps');
    const steps = within(title.closest('section')!).getByRole('list');
    expect(getComputedStyle(steps).display).toBe('block');
    expect(
      await screen.findByText(/listed here as soon as a host is configured/),
    ).toBeVisible();
  });

  it('are not for those who may not read hosts', async () => {
    const api = withoutHosts();
    renderPage(<FleetContent />, { api, denied: [HOST_READ] });
    expect(
      await screen.findByText(/the permission is dapr-vcluster\.host\.read/),
    ).toBeVisible();
    expect(screen.queryByText('First steps')).not.toBeInTheDocument();
    expect(api.getSetup).not.toHaveBeenCalled();
  });

  it('say that they cannot be read', async () => {
    const api = fakeApi({
      listHosts: async () => [],
      getSetup: async () => {
        throw refusal(500, 'setup is broken');
      },
    });
    renderPage(<FleetContent />, { api });
    expect(await screen.findByText('setup is broken')).toBeVisible();
  });
});

describe('problems of the configuration', () => {
  it('are shown beside hosts', async () => {
    renderPage(<FleetContent />);
    expect(
      await screen.findByText(/has the key daprVcluster\.preset, which/),
    ).toBeVisible();
    expect(screen.queryByText('First steps')).not.toBeInTheDocument();
  });

  it('of a host are on its card', async () => {
    const [well] = hosts();
    const listHosts = async () => [
      well,
      {
        ...well,
        name: 'broken',
        title: 'Broken',
        connection: 'unreachable' as const,
        reason: 'Its configuration cannot be used.',
        findings: [
          {
            ruleId: 'host/configuration',
            severity: 'error' as const,
            title: 'The configuration of host "Broken" cannot be used',
            evidence: [{ label: 'Problem', value: 'caFile does not exist' }],
            fix: 'Give the path of a file.',
          },
        ],
      },
    ];
    renderPage(<FleetContent />, { api: fakeApi({ listHosts }) });
    const card = (await screen.findByText('Unreachable')).closest('li')!;
    expect(
      within(card).getByText(/configuration of host "Broken" cannot be used/),
    ).toBeVisible();
    expect(card).toHaveTextContent('Give the path of a file.');
  });
});

describe('test of a host', () => {
  const open = async (options = {}) => {
    const rendered = renderPage(<FleetContent />, options);
    const user = userEvent.setup();
    const buttons = await screen.findAllByRole('button', {
      name: 'Test connection',
    });
    await user.click(buttons[0]);
    return { ...rendered, user, dialog: await screen.findByRole('dialog') };
  };

  it('names each right that is missing', async () => {
    const { api, dialog, user } = await open();
    expect(api.checkHost).toHaveBeenCalledWith('sandbox');
    expect(
      await within(dialog).findByText('watch deployments.apps'),
    ).toBeVisible();
    expect(dialog).toHaveTextContent(
      'knows the portal as system:serviceaccount:backstage:backstage-dapr-vcluster',
    );
    // A long name does not widen the dialog, and a long list scrolls by keyboard.
    const content = within(dialog)
      .getByText(/knows the portal as/)
      .closest('[tabindex="0"]');
    expect(content).toHaveStyle('overflow-wrap: anywhere');
    await user.click(
      within(dialog).getByRole('button', { name: 'Test again' }),
    );
    expect(api.checkHost).toHaveBeenCalledTimes(2);
  });

  it('says why it could not be made', async () => {
    const checkHost = async () => {
      throw refusal(503, 'the backend is busy');
    };
    const { dialog } = await open({ api: fakeApi({ checkHost }) });
    expect(
      await within(dialog).findByText(/could not be made: the backend is busy/),
    ).toBeVisible();
  });

  it('is not offered to those who may not read hosts', async () => {
    renderPage(<FleetContent />, { denied: [HOST_READ] });
    await screen.findByRole('table');
    expect(
      screen.queryByRole('button', { name: 'Test connection' }),
    ).not.toBeInTheDocument();
  });
});
