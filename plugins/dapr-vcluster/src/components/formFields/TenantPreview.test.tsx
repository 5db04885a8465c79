import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CreateTenantResult } from 'backstage-plugin-dapr-vcluster-common';
import { fakeApi, refusal, renderField } from '../../__testUtils__';
import { TenantPreview } from './TenantPreview';

const FORM = {
  host: 'resource:default/sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
  preset: 'small',
  keepOnFailure: false,
};

const RESULT: CreateTenantResult = {
  ref: { host: 'sandbox', namespace: 'vcluster-team-a', name: 'team-a' },
  id: 'sandbox/vcluster-team-a/team-a',
  outcome: 'dry-run',
  profile: 'oss-synced',
  preset: 'small',
  chartVersion: '0.37.2',
  entityRef: 'resource:default/sandbox-team-a',
  objects: [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      name: 'vcluster-team-a',
      outcome: 'would-create',
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      namespace: 'vcluster-team-a',
      name: 'team-a',
      outcome: 'would-create',
    },
  ],
  rendered: 'kind: Namespace\n---\nkind: HelmRelease\n',
};

function renderPreview(
  result: Partial<CreateTenantResult> | Error = {},
  formData: object = FORM,
) {
  const createTenant = jest.fn(async () => {
    if (result instanceof Error) {
      throw result;
    }
    return { ...RESULT, ...result };
  });
  const api = { ...fakeApi(), createTenant };
  renderField<boolean, {}>(TenantPreview, { api, formData });
  return createTenant;
}

describe('TenantPreview', () => {
  it('makes a dry run of what the form has, and shows what would be created', async () => {
    const createTenant = renderPreview();
    expect(
      await screen.findByText(/2 objects would be created for .*team-a/),
    ).toHaveTextContent('vcluster 0.37.2, profile oss-synced, preset small');
    expect(createTenant).toHaveBeenCalledWith(
      {
        host: 'sandbox',
        name: 'team-a',
        owner: 'group:default/team-a',
        preset: 'small',
      },
      { dryRun: true },
    );
    const [, release] = within(screen.getByRole('list')).getAllByRole(
      'listitem',
    );
    expect(release).toHaveTextContent('HelmRelease vcluster-team-a/team-a');
  });

  it('shows the rendered objects on request', async () => {
    renderPreview();
    const button = await screen.findByRole('button', { name: /Show objects/ });
    expect(screen.queryByText(/kind: HelmRelease/)).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(screen.getByText(/kind: HelmRelease/)).toBeVisible();
    expect(screen.getByRole('button', { name: /Hide/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('shows findings of the pre-flight check', async () => {
    renderPreview({
      findings: [
        {
          ruleId: 'G13/version',
          severity: 'warning',
          title: 'Dapr 1.15.0 gets no fixes any more',
          evidence: [],
          fix: "Upgrade the host's Dapr",
        },
      ],
    });
    expect(
      await screen.findByText(/Dapr 1.15.0 gets no fixes any more/),
    ).toBeVisible();
  });

  it('says why the tenant cannot be created, and tries again', async () => {
    const createTenant = renderPreview(
      refusal(409, 'tenant "team-a" exists with another owner'),
    );
    expect(
      await screen.findByText(/exists with another owner/),
    ).toHaveTextContent('cannot be created');
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(createTenant).toHaveBeenCalledTimes(2);
  });

  it('says that nothing would be created for one that exists', async () => {
    renderPreview({
      objects: RESULT.objects.map(each => ({ ...each, outcome: 'unchanged' })),
    });
    expect(await screen.findByText(/exists already/)).toBeVisible();
  });

  it('waits for the fields that it needs', async () => {
    const createTenant = renderPreview({}, { host: 'sandbox', name: 'team-a' });
    expect(
      await screen.findByText(/host, name and owner are filled in/),
    ).toBeVisible();
    expect(createTenant).not.toHaveBeenCalled();
  });
});
