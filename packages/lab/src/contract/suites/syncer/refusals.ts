import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component } from '../../objects';
import { SyncerStage } from '../../SyncerStage';

const { components } = RESOURCES;

/** What is not copied, and why. */
export function refusalSuite(stage: SyncerStage) {
  describe('what is not copied', () => {
    const files = component('files', 'default', {
      type: 'secretstores.local.file',
      metadata: { secretsFile: '/etc/passwd' },
      scopes: ['cart'],
    });

    it('is a type that reads files of the host', async () => {
      await stage.apply(files);
      const { findings } = await stage.said(components, 'files', {
        state: 'refused',
      });
      expect(findings[0]).toMatchObject({ ruleId: 'G10', severity: 'error' });
      await stage.event('files', 'Refused', /G10/);
      expect(await stage.onHost(components, 'files')).toBeUndefined();
    });

    it('is copied when the policy changes, and kept and marked when it changes back', async () => {
      stage.changeRules({ G10: 'warning' });
      await stage.said(components, 'files', { state: 'synced' });
      await stage.copy(components, 'files');
      stage.changeRules({});
      const { onHost } = await stage.said(components, 'files', {
        state: 'refused',
      });
      expect(onHost).toBe(true);
      const { metadata } = await stage.copy(
        components,
        'files',
        copy =>
          copy.metadata.annotations?.['dapr-vcluster/sync-refused'] === 'G10',
      );
      expect(metadata.name).toBe('files');
      await stage.delete(components, 'files');
      await stage.gone(components, 'files');
    });

    it('is one whose name on the host is somebody else’s, who keeps it', async () => {
      const { namespace } = stage.tenant;
      const memory = (name: string, of: string, scopes: string[]) =>
        component(name, of, { type: 'state.in-memory', metadata: {}, scopes });
      const theirs = await stage.host.create(
        components,
        memory('taken', namespace, ['theirs']),
      );
      await stage.apply(memory('taken', 'default', ['cart']));
      await stage.said(components, 'taken', { state: 'conflict' });
      await stage.event('taken', 'Conflict', /belongs to somebody else/);
      await stage.delete(components, 'taken');
      const kept = await stage.copy(components, 'taken');
      expect(kept.metadata).toEqual(theirs.metadata);
    });
  });
}
