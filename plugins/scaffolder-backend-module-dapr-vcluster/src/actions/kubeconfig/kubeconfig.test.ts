import { KUBECONFIG_TOKEN, refuse } from '../../__testUtils__/portal';
import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';

describe('vcluster:kubeconfig', () => {
  const { run, portal } = useTenant();
  const look = run.bind(undefined, 'vcluster:kubeconfig');

  it('says how to get one, and never asks for one', async () => {
    const result = await look({ tenant, minutes: 30 });
    const { output } = result;
    expect(output).toMatchObject({
      tenant,
      server: 'https://localhost:8443',
      via: 'port-forward',
      command:
        'kubectl --namespace vcluster-team-a port-forward service/team-a 8443:443',
      clusterRole: 'view',
      minutes: 30,
    });
    expect(output.report).toBe(
      [
        `You can get a kubeconfig of tenant ${tenant} on its page, with the button "Kubeconfig".`,
        '',
        '- Role in the vcluster: ClusterRole `view`',
        '- Valid for 30 minutes',
        '- Address: `https://localhost:8443` (port-forward)',
        '- Run this meanwhile, with a kubeconfig of the host: `kubectl --namespace vcluster-team-a port-forward service/team-a 8443:443`',
      ].join('\n'),
    );
    expect(portal().seen.map(({ path, dryRun }) => [path, dryRun])).toEqual([
      [`/tenants/${tenant}/kubeconfig`, true],
    ]);
    expect(JSON.stringify([output, result.log])).not.toContain(
      KUBECONFIG_TOKEN,
    );
  });

  it.each([
    ['registers the vcluster in Argo CD', {}, false, 'Argo CD reaches'],
    ['only looks in a dry run', { isDryRun: true }, true, 'would reach'],
  ])('%s', async (_, options, dryRun, words) => {
    const { output } = await look({ tenant, output: 'argocd' }, options);
    expect(portal().seen).toMatchObject([
      { dryRun, body: { output: 'argocd' } },
    ]);
    expect(output.secret).toEqual({
      namespace: 'argocd',
      name: 'dapr-vcluster-vcluster-team-a',
    });
    expect(output.report).toContain(words);
  });

  it('fails for a user without the permission, naming it', async () => {
    const permission = 'dapr-vcluster.kubeconfig.issue';
    portal().interruptions.push(
      refuse(403, 'NotAllowedError', `Permission "${permission}" is missing`, {
        permission,
      }),
    );
    await expect(look({ tenant })).rejects.toThrow(permission);
  });

  it('refuses less than ten minutes before it asks', async () => {
    await expect(look({ tenant, minutes: 5 })).rejects.toThrow(/minutes/);
    expect(portal().seen).toEqual([]);
  });
});
