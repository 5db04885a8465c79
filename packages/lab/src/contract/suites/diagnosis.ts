import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { troubledApp, troubledComponents } from '../diagnosis/troubledApp';
import { NAMESPACE, Trouble, troublesOn } from '../diagnosis/troubles';
import { namespaceObject, secret } from '../objects';
import { Stage } from '../Stage';

/** Apps and rules are the same everywhere; only addresses are the target's own. */
const TRIED = troublesOn({
  redis: { address: '', password: '' },
  silent: '',
});

const placeOf = ({ namespace = NAMESPACE }: Trouble) => namespace;

/** What is wrong is said with its cause: on a real daprd as on the simulated one. */
export function diagnosisSuite(stage: Stage) {
  describe('the diagnosis', () => {
    const virtual = () => stage.multi.virtual;
    const namespaces = new Set(TRIED.map(placeOf));

    beforeAll(async () => {
      for (const namespace of namespaces) {
        await virtual().create(
          RESOURCES.namespaces,
          namespaceObject(namespace),
        );
        await virtual().create(
          RESOURCES.secrets,
          secret('wrong', 'not-the-password', namespace),
        );
      }
      for (const trouble of troublesOn(stage.bench.target)) {
        await make(trouble);
      }
    });
    afterAll(async () => {
      for (const name of namespaces) {
        await deleteIfPresent(virtual(), RESOURCES.namespaces, { name });
      }
    });

    async function make(trouble: Trouble) {
      const namespace = placeOf(trouble);
      const components = troubledComponents(trouble, namespace);
      for (const component of components) {
        const { name } = component.metadata;
        await virtual().create(RESOURCES.components, component);
        await stage.bench.onHost(
          stage.multi,
          RESOURCES.components,
          name,
          namespace,
        );
      }
      const resource = trouble.once ? RESOURCES.pods : RESOURCES.deployments;
      await virtual().create(resource, troubledApp(trouble, namespace));
    }

    it.each(TRIED.map(({ app, rule, said }) => ({ app, rule, said })))(
      'says of $app: $rule',
      async ({ app, rule, said }) => {
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
  if (!folder) {
    return;
  }
  const { items } = await bench.host.list<Pod>(RESOURCES.pods, {
    labelSelector: `app=${app}`,
  });
  for (const { metadata } of items) {
    // A run that has only just begun has not said it yet.
    for (const query of [{}, { previous: 'true' }]) {
      const { status, body } = await bench.host.raw(
        `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/log`,
        { query: { container: 'daprd', ...query } },
      );
      const file = join(folder, `${rule.replace('/', '-')}.txt`);
      if (status === 200) {
        writeFileSync(file, body);
      }
      if (/level=(?:fatal|error)/.test(body)) {
        return;
      }
    }
  }
}
