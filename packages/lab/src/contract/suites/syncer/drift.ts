import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component } from '../../objects';
import { SyncerStage } from '../../SyncerStage';

const { components } = RESOURCES;

/** What happens to copies that somebody changes on the host. */
export function driftSuite(stage: SyncerStage) {
  describe('a copy', () => {
    const name = 'steady';
    const ref = () => ({ namespace: stage.tenant.namespace, name });
    const declared = (scopes: string[]) =>
      component(name, 'default', {
        type: 'state.in-memory',
        metadata: {},
        scopes,
      });
    const scopes = (wanted: string) =>
      stage.copy<Awaited<ReturnType<typeof stage.host.get>>>(
        components,
        name,
        copy => JSON.stringify(copy.scopes) === JSON.stringify([wanted]),
      );

    beforeAll(async () => {
      await stage.apply(declared(['cart']));
      await stage.said(components, name, { state: 'synced' });
    });

    it('follows what is declared', async () => {
      await stage.apply(declared(['orders']));
      expect((await scopes('orders')).scopes).toEqual(['orders']);
    });

    it('that is edited on the host is as declared again, which is said', async () => {
      await stage.host.patch(components, ref(), {
        metadata: { labels: { 'example.com/note': 'theirs' } },
        scopes: ['everybody'],
      });
      const { metadata } = await scopes('orders');
      expect(metadata.labels).toMatchObject({ 'example.com/note': 'theirs' });
      await stage.event(name, 'Restored', /changed or deleted on the host/);
    });

    it('that is deleted on the host is there again', async () => {
      const { metadata } = await stage.copy(components, name);
      await stage.host.delete(components, ref());
      await stage.copy(
        components,
        name,
        copy => copy.metadata.uid !== metadata.uid,
      );
    });

    it('goes when what is declared is deleted', async () => {
      await stage.delete(components, name);
      await stage.gone(components, name);
    });
  });
}
