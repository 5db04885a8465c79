import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pod } from 'dapr-vcluster-sandbox';
import { troubledApp, troubledComponent } from '../diagnosis/troubledApp';
import { NAMESPACE, Trouble, troublesOn } from '../diagnosis/troubles';
import { K } from '../kinds';
import { secret } from '../objects';
import { Stage } from '../Stage';
import { Target } from '../target/Target';
import { until } from '../until';

const NOWHERE = { redis: { address: '', password: '' }, silent: '' } as Target;

const placeOf = ({ namespace = NAMESPACE }: Trouble) => namespace;

/** What is wrong is said with its cause: on a real daprd as on the simulated one. */
export function diagnosisSuite(stage: Stage) {
  describe('the diagnosis', () => {
    const virtual = () => stage.multi.virtual;
    const troubles = new Map<string, Trouble>();

    beforeAll(async () => {
      const all = troublesOn(stage.bench.target);
      for (const namespace of new Set(all.map(placeOf))) {
        await virtual().create(K.namespaces, {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: namespace },
        });
        await virtual().create(K.secrets, {
          ...secret('wrong', 'not-the-password'),
          metadata: { name: 'wrong', namespace },
        });
      }
      for (const trouble of all) {
        troubles.set(trouble.app, trouble);
        await make(trouble);
      }
    });
    afterAll(async () => {
      for (const name of new Set([...troubles.values()].map(placeOf))) {
        await virtual().delete(K.namespaces, { name });
      }
    });

    async function make(trouble: Trouble) {
      const place = { namespace: placeOf(trouble) };
      for (const [at, each] of (trouble.components ?? []).entries()) {
        const component = troubledComponent(trouble.app, at, each, place);
        await virtual().create(K.components, component);
        await until(`${component.metadata.name} on the host`, async () => {
          const { items } = await stage.bench.host.list(K.components);
          return items.some(
            ({ metadata }) => metadata.name === component.metadata.name,
          );
        });
      }
      const resource = trouble.once ? K.pods : K.deployments;
      await virtual().create(resource, troubledApp(trouble, place));
    }

    it.each(troublesOn(NOWHERE).map(({ app, rule }) => [app, rule]))(
      'says of %s: %s',
      async (app, rule) => {
        const { said } = troubles.get(app)!;
        const { finding } = await stage.observer.findingOf(
          stage.multi,
          app,
          rule,
          said,
        );
        expect(finding.fix).toMatch(/\.$/);
        await keepLog(stage, app, rule);
      },
    );
  });
}

/** Keeps what the daprd of an app has written, where that is wished: it becomes the truth that rules are tested with. */
async function keepLog({ bench }: Stage, app: string, rule: string) {
  const folder = process.env.DAPRD_LOGS;
  if (!folder) return;
  const { items } = await bench.host.list<Pod>(K.pods, {
    labelSelector: `app=${app}`,
  });
  for (const { metadata } of items) {
    // A run that has only just begun has not said it yet.
    for (const query of [{}, { previous: 'true' }]) {
      const { status, body } = await bench.host.raw({
        method: 'GET',
        path: `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/log`,
        query: { container: 'daprd', ...query },
      });
      const file = join(folder, `${rule.replace('/', '-')}.txt`);
      if (status === 200) writeFileSync(file, body);
      if (/level=(?:fatal|error)/.test(body)) return;
    }
  }
}
