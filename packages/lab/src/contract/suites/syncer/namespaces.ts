import { LABEL_NAMESPACE_SCOPING } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { app, component } from '../../objects';
import { OTHER_NAMESPACE, SyncerStage } from '../../SyncerStage';

const { components } = RESOURCES;
const { name: OTHER } = OTHER_NAMESPACE;

/** What virtual namespaces of one vcluster, which share one host namespace, mean for copies. */
export function namespaceSuite(stage: SyncerStage) {
  describe('namespaces of a vcluster', () => {
    const memory = (name: string, namespace: string, scopes: string[] = []) =>
      component(name, namespace, {
        type: 'state.in-memory',
        metadata: {},
        scopes,
      });
    const scopesOf = (copy: KubeObject & { scopes?: string[] }) =>
      [...(copy.scopes ?? [])].sort();

    beforeAll(async () => {
      await stage.virtual.create(RESOURCES.deployments, app('cart'));
    });
    afterAll(() => stage.label({ [LABEL_NAMESPACE_SCOPING]: null }));

    it('one without scopes is copied as declared, with a warning about apps of others', async () => {
      await stage.apply(memory('open', 'default'));
      const { findings } = await stage.said(components, 'open', {
        state: 'synced',
      });
      expect(findings).toContainEqual(
        expect.objectContaining({
          ruleId: 'sync/visible-to-others',
          severity: 'warning',
        }),
      );
      await stage.event('open', 'Synced', /sync\/visible-to-others/);
      expect(scopesOf(await stage.copy(components, 'open'))).toEqual([]);
    });

    it('of one name in two of them, the older is copied and the other takes its place later', async () => {
      await stage.apply(memory('same', 'default', ['cart']));
      await stage.said(components, 'same', { state: 'synced' });
      await stage.apply(memory('same', OTHER, ['invoices']));
      await stage.said(components, 'same', { state: 'conflict' }, OTHER);
      await stage.event('same', 'Conflict', /default/, OTHER);
      expect(scopesOf(await stage.copy(components, 'same'))).toEqual(['cart']);
      await stage.delete(components, 'same');
      await stage.said(components, 'same', { state: 'synced' }, OTHER);
      await stage.copy(components, 'same', copy =>
        scopesOf(copy).includes('invoices'),
      );
    });

    it('are kept apart when the platform team says so', async () => {
      await stage.label({ [LABEL_NAMESPACE_SCOPING]: 'strict' });
      await stage.copy(components, 'open', copy =>
        scopesOf(copy).includes('cart'),
      );
      expect(scopesOf(await stage.copy(components, 'open'))).not.toContain(
        'invoices',
      );
      await stage.apply(memory('claimed', OTHER, ['cart', 'invoices']));
      await stage.said(components, 'claimed', { state: 'synced' }, OTHER);
      expect(scopesOf(await stage.copy(components, 'claimed'))).toEqual([
        'invoices',
      ]);
    });

    it('one that no app of its namespace may load is not copied at all', async () => {
      await stage.apply(memory('nobodys', OTHER, ['cart']));
      const { onHost } = await stage.said(
        components,
        'nobodys',
        { state: 'waiting' },
        OTHER,
      );
      expect(onHost).toBe(false);
      await stage.event('nobodys', 'WaitingForApps', /no app of/, OTHER);
      expect(await stage.onHost(components, 'nobodys')).toBeUndefined();
    });
  });
}
