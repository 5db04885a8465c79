import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TEAM_A, hosts, teamA, tenantEntity } from '../../../dev/fixtures';
import { fakeApi, renderOnEntity } from '../../__testUtils__';
import { templateButtons } from '../../translations/messages/templateButtons';
import { TEMPLATES } from '../templateButtons/templates';
import { MENU, MenuTemplate } from './menu';
import { useMenuItem } from './useMenuItem';
import { useTenantMenuItems } from './useTenantMenuItems';

const entity = tenantEntity(TEAM_A);
const writable = () => hosts().map(host => ({ ...host, readOnly: false }));

/** An entry as the menu of Backstage UI shows it. */
function Item({ template }: { template: MenuTemplate }) {
  const { title, disabled, ...to } = useMenuItem(template);
  return 'href' in to ? (
    <a href={to.href} aria-disabled={disabled} role="menuitem">
      {title}
    </a>
  ) : (
    <div role="menuitem" tabIndex={-1}>
      {title}
    </div>
  );
}

function show(phase: string, template: MenuTemplate, denied: string[] = []) {
  const api = fakeApi();
  jest.spyOn(api, 'listHosts').mockResolvedValue(writable());
  jest
    .spyOn(api, 'getTenant')
    .mockResolvedValue({ ...teamA(), phase: phase as 'ready' });
  renderOnEntity(<Item template={template} />, { api, denied });
  return api;
}

it('calls the templates as the buttons do', () => {
  for (const [template, title] of Object.entries(MENU)) {
    expect(title).toBe(templateButtons[template as MenuTemplate]);
  }
});

it('opens the template for the tenant whose entity it is', async () => {
  show('ready', 'pause');
  const link = await screen.findByRole('menuitem', { name: MENU.pause });
  await waitFor(() => expect(link).toHaveAttribute('aria-disabled', 'false'));
  const url = new URL(link.getAttribute('href')!, 'http://localhost');
  expect(url.pathname).toBe(`/create/templates/default/${TEMPLATES.pause}`);
  expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
    tenant: `resource:${entity.metadata.namespace}/${entity.metadata.name}`,
  });
});

it.each<[string, MenuTemplate, string, string[]]>([
  ['ready', 'resume', 'Resume tenant (not now: ready)', []],
  ['paused', 'pause', 'Pause tenant (not now: paused)', []],
  ['paused', 'upgrade', 'Upgrade tenant (not now: paused)', []],
  ['starting', 'kubeconfig', 'Get kubeconfig (not now: starting)', []],
  [
    'ready',
    'delete',
    'Delete tenant (no permission)',
    ['dapr-vcluster.tenant.delete'],
  ],
])(
  '%s: is disabled with the reason: %s',
  async (phase, template, title, denied) => {
    show(phase, template, denied);
    const entry = await screen.findByRole('menuitem', { name: title });
    expect(entry).toHaveAttribute('aria-disabled', 'true');
    // In reach by keyboard, and leads nowhere.
    expect(entry).not.toHaveAttribute('href');
    expect(screen.getByText(title)).toHaveStyle('opacity: 0.75');
  },
);

it('says that the host is read-only', async () => {
  const api = show('ready', 'extend');
  jest
    .spyOn(api, 'listHosts')
    .mockResolvedValue(hosts().map(host => ({ ...host, readOnly: true })));
  expect(
    await screen.findByRole('menuitem', {
      name: 'Extend tenant (read-only host)',
    }),
  ).toBeVisible();
});

it('leaves to the template what cannot be found out', async () => {
  const api = show('ready', 'pause');
  jest.spyOn(api, 'getTenant').mockRejectedValue(new Error('away'));
  const link = await screen.findByRole('menuitem', { name: MENU.pause });
  await waitFor(() => expect(link).toHaveAttribute('aria-disabled', 'false'));
});

describe('in the legacy frontend system', () => {
  function Items() {
    return (
      <>
        {useTenantMenuItems().map(({ title, onClick }) => (
          <button key={title} onClick={onClick}>
            {title}
          </button>
        ))}
      </>
    );
  }

  it('opens the same templates', async () => {
    renderOnEntity(<Items />);
    await userEvent.click(
      await screen.findByRole('button', { name: MENU.upgrade }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      `/create/templates/default/${TEMPLATES.upgrade}?formData=`,
    );
  });

  it('has nothing for entities that are no tenants', async () => {
    const { metadata } = entity;
    renderOnEntity(<Items />, {
      entity: { ...entity, metadata: { ...metadata, annotations: {} } },
    });
    await screen.findByTestId('address');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
