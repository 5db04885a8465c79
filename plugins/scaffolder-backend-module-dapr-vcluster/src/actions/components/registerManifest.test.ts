import { STATE_STORE } from '../../__testUtils__/stateStore';
import { TENANT, useTenant } from '../../__testUtils__/tenant';

describe('dapr:component:register with a manifest', () => {
  const { run, portal } = useTenant();
  const resiliency = {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Resiliency',
    metadata: { name: 'patient' },
    spec: { policies: {}, targets: {} },
    scopes: ['writer'],
  };
  const register = (manifest: unknown, more = {}, options = {}) =>
    run(
      'dapr:component:register',
      { tenant: TENANT, manifest, ...more },
      options,
    );

  it('registers another kind and waits until it is on the host', async () => {
    const { output, log } = await register(resiliency);
    expect(output).toMatchObject({
      kind: 'Resiliency',
      outcome: 'created',
      virtualNamespace: 'default',
      virtualName: 'patient',
      hostNamespace: 'vcluster-team-a',
      hostName: 'patient',
      loadedBy: [],
    });
    expect(log.at(-1)).toBe(
      'info Resiliency default/patient: on the host as vcluster-team-a/patient',
    );
  });

  it('accepts YAML text with a namespace, and a dry run', async () => {
    const text = JSON.stringify({
      ...resiliency,
      metadata: { name: 'patient', namespace: 'shop' },
    });
    const { output } = await register(text, {}, { isDryRun: true });
    expect(output).toMatchObject({
      outcome: 'dry-run',
      virtualNamespace: 'shop',
    });
    expect(portal().writes).toEqual([]);
  });

  it('waits until an app has loaded a Dapr Component', async () => {
    portal().apps.objects.set('writer', {
      kind: 'Deployment',
      metadata: { name: 'writer' },
      spec: {
        template: { metadata: { annotations: { 'dapr.io/app-id': 'writer' } } },
      },
    });
    const { output, log } = await run('dapr:component:register', {
      ...STATE_STORE,
      waitForApp: 'writer',
    });
    expect(output.loadedBy).toEqual(['writer']);
    expect(log.at(-1)).toMatch(/App writer: 1 of 1 sidecars ready/);
  });

  const planted = { key: 'hunter2-planted' };
  it.each<[unknown, object, RegExp]>([
    ['a: [', {}, /manifest is not one Dapr resource/],
    [{ kind: 'Pod', metadata: { name: 'x' } }, {}, /not one Dapr resource/],
    [resiliency, { name: 'x' }, /name is given beside manifest/],
    [resiliency, { waitForApp: 'a' }, /waitForApp is for Dapr Components/],
    [undefined, { name: 'x' }, /type is missing/],
    [
      { ...resiliency, spec: { x: planted.key } },
      {},
      /manifest holds a secret in plain text/,
    ],
    [resiliency, { secrets: { a: '' } }, /secrets.a is empty/],
  ])('rejects %j with %j', async (manifest, more, message) => {
    const failed = register(manifest, more, { secrets: planted });
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow(/hunter2/);
    expect(portal().writes).toEqual([]);
  });
});
