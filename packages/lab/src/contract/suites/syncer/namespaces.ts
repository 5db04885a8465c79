import { LABEL_NAMESPACE_SCOPING } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { app, component } from '../../objects';
import { OTHER_NAMESPACE, SyncerStage } from '../../SyncerStage';
import { until } from '../../until';

const { components, deployments } = RESOURCES;
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
      await stage.virtual.create(deployments, app('cart'));
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

    it('is told of apps of others that come later, and when they are gone', async () => {
      const isWarned = ({
        findings,
      }: {
        findings: Array<{ ruleId: string }>;
      }) => findings.some(({ ruleId }) => ruleId === 'sync/visible-to-others');
      const warnings = async () =>
        (await stage.events('open')).filter(({ message }) =>
          message.includes('sync/visible-to-others'),
        ).length;
      const ref = { namespace: OTHER, name: OTHER_NAMESPACE.appId };
      await stage.virtual.delete(deployments, ref);
      await stage.said(components, 'open', status => !isWarned(status));
      const before = await warnings();
      await stage.virtual.create(
        deployments,
        app(OTHER_NAMESPACE.appId, undefined, OTHER),
      );
      await stage.said(components, 'open', isWarned);
      await until('another Event', async () => (await warnings()) > before);
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

    it('apps that come later are let in, and no longer when they are gone', async () => {
      await stage.apply(memory('wide', OTHER));
      const scopedTo = (...wanted: string[]) =>
        stage.copy(
          components,
          'wide',
          copy => String(scopesOf(copy)) === String(wanted),
        );
      await scopedTo('invoices');
      await stage.virtual.create(deployments, app('late', undefined, OTHER));
      await scopedTo('invoices', 'late');
      await stage.virtual.delete(deployments, {
        namespace: OTHER,
        name: 'late',
      });
      await scopedTo('invoices');
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

    it('and is copied once there is such an app', async () => {
      await stage.virtual.create(deployments, app('cart', undefined, OTHER));
      await stage.said(components, 'nobodys', { state: 'synced' }, OTHER);
      expect(scopesOf(await stage.copy(components, 'nobodys'))).toEqual([
        'cart',
      ]);
    });
  });
}
