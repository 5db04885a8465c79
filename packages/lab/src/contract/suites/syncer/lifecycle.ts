import {
  DAPR_KIND_TABLE,
  LABEL_SYNC,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component } from '../../objects';
import { isCopy, SyncerStage } from '../../SyncerStage';
import { isLab } from '../../target/openTarget';
import { SyncerProgram } from '../../target/Target';
import { until } from '../../until';
import { Others } from './others';

const { components, statefulSets } = RESOURCES;

/** What happens to copies while the vcluster, or the program, is not there, and after they have gone. */
export function lifecycleSuite(stage: SyncerStage, others: Others) {
  const memory = (name: string, scope: string) =>
    component(name, 'default', {
      type: 'state.in-memory',
      metadata: {},
      scopes: [scope],
    });
  const edit = (name: string, scope: string) =>
    stage.host.patch(
      components,
      { namespace: stage.tenant.namespace, name },
      { scopes: [scope] },
    );
  const scopedTo = (name: string, scope: string) =>
    stage.copy(
      components,
      name,
      copy => JSON.stringify(copy.scopes) === JSON.stringify([scope]),
    );

  describe('the program', () => {
    it('copies what has changed while it was not running', async () => {
      await stage.apply(memory('edited', 'cart'), memory('dropped', 'cart'));
      await stage.copy(components, 'edited');
      await stage.copy(components, 'dropped');
      await stage.program.stop();
      await stage.apply(memory('edited', 'orders'), memory('added', 'cart'));
      await stage.delete(components, 'dropped');
      expect(await stage.onHost(components, 'added')).toBeUndefined();
      await stage.start();
      await scopedTo('edited', 'orders');
      await stage.copy(components, 'added');
      await stage.gone(components, 'dropped');
    });

    it('tells how it is doing', async () => {
      const figures = await until('metrics', async () => {
        const answer = await fetch(`${stage.program.url}/metrics`);
        const text = await answer.text();
        return text.includes('vclusters{state="served"} 1') && text;
      });
      expect(figures).toMatch(/objects\{state="synced"\} [1-9]/);
      expect(figures).toMatch(/dapr_vcluster_syncer_active 1/);
    });

    // Only a process of its own can be killed.
    if (isLab) {
      it('is replaced within 20 s by another replica when it is killed', async () => {
        const first: SyncerProgram = stage.program;
        await stage.start('two');
        await until('the second replica', async () => {
          const { ok } = await fetch(`${stage.program.url}/readyz`);
          return ok;
        });
        await first.kill!();
        const begun = Date.now();
        await stage.apply(memory('edited', 'survivors'));
        await scopedTo('edited', 'survivors');
        expect(Date.now() - begun).toBeLessThan(20_000);
      });
    }
  });

  describe('a vcluster', () => {
    const set = () => ({
      namespace: stage.tenant.namespace,
      name: stage.tenant.name,
    });
    const pause = (paused: boolean) =>
      stage.host.patch(statefulSets, set(), {
        metadata: {
          annotations: {
            'loft.sh/paused': paused ? 'true' : null,
            'loft.sh/paused-replicas': paused ? '1' : null,
          },
        },
        spec: { replicas: paused ? 0 : 1 },
      });
    const state = (wanted: string) =>
      until(`the vcluster to be ${wanted}`, async () => {
        const answer = await fetch(`${stage.program.url}/metrics`);
        return (await answer.text()).includes(`vclusters{state="${wanted}"} 1`);
      });

    const answers = () =>
      stage.virtual.get(RESOURCES.namespaces, { name: 'default' }).then(
        () => true,
        () => false,
      );

    it('that is paused is left alone, and looked after again when it is resumed', async () => {
      await stage.apply(memory('resting', 'cart'));
      await scopedTo('resting', 'cart');
      await pause(true);
      await state('paused');
      await edit('resting', 'meanwhile');
      await until(
        'its control plane to be gone',
        async () => !(await answers()),
      );
      await scopedTo('resting', 'meanwhile');
      await pause(false);
      await scopedTo('resting', 'cart');
      // The syncer knows what was declared before the vcluster answers again.
      await until('its control plane to answer', answers);
    });

    it('that the platform team takes out keeps its copies, which nobody follows', async () => {
      await stage.label({ [LABEL_SYNC]: 'disabled' });
      await until('nothing to be served', async () => {
        const answer = await fetch(`${stage.program.url}/metrics`);
        return !(await answer.text()).includes('vclusters{state="served"} 1');
      });
      await edit('resting', 'meanwhile');
      await stage.apply(memory('unseen', 'cart'));
      await stage.label({ [LABEL_SYNC]: 'enabled' });
      await scopedTo('resting', 'cart');
      await stage.copy(components, 'unseen');
    });

    it('that is gone leaves no copies, but what others have made', async () => {
      const { namespace } = stage.tenant;
      await stage.bench.target.uninstall(stage.tenant);
      await until(
        'the end of the StatefulSet',
        async () => !(await getIfPresent(stage.host, statefulSets, set())),
      );
      await until('the end of the copies', async () => {
        for (const resource of Object.values(DAPR_KIND_TABLE)) {
          const { items } = await stage.host.list(resource, { namespace });
          if (items.some(isCopy)) {
            return false;
          }
        }
        return true;
      });
      const { items } = await stage.host.list(components, { namespace });
      expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([
        'taken',
        'theirs',
      ]);
    });
  });

  it('nothing of anybody else was touched', async () => {
    expect(await others.changed()).toEqual([]);
  });
}
