import { expect } from '../expect.mjs';
import {
  CREATE_A,
  deployApp,
  registerStore,
  TENANT_A,
  withValue,
} from '../fixtures.mjs';
import { failWith, succeed } from '../tasks.mjs';

async function expectUnchanged(client, run) {
  const { output } = await succeed(client, run);
  const text = (output.text ?? []).map(({ content }) => content).join('\n');
  expect(
    /unchanged|nothing was changed/.test(text),
    `${run.template} does not say that nothing was changed`,
    text,
  );
}

/** The same again changes nothing; other values are a conflict that names the field. */
export const repetitionSteps = [
  {
    name: 'Running each template again changes nothing',
    run: async ({ as: { ann }, password }) => {
      await expectUnchanged(ann, CREATE_A);
      await expectUnchanged(ann, registerStore(TENANT_A, password));
      await expectUnchanged(ann, deployApp(TENANT_A, 'writer'));
    },
  },
  {
    name: 'With other values each is a conflict that names the field',
    run: async ({ as: { ann }, password }) => {
      await failWith(ann, withValue(CREATE_A, 'preset', 'medium'), /preset/);
      await failWith(
        ann,
        registerStore(TENANT_A, password, {
          redisHost: 'elsewhere.default.svc.cluster.local:6379',
        }),
        /redisHost/,
      );
      await failWith(
        ann,
        withValue(
          deployApp(TENANT_A, 'writer'),
          'image',
          'registry.example.com/demo/writer:2.0.0',
        ),
        /image/,
      );
    },
  },
];
