import { LABEL_SYNC } from 'backstage-plugin-dapr-vcluster-common';
import { SyncerStage } from './SyncerStage';
import { articleSuite } from './suites/syncer/article';
import {
  definitionSuite,
  prepareDefinitions,
  restoreDefinition,
} from './suites/syncer/definitions';
import { driftSuite } from './suites/syncer/drift';
import { everyKindSuite } from './suites/syncer/everyKind';
import { figureSuite } from './suites/syncer/figures';
import { lifecycleSuite } from './suites/syncer/lifecycle';
import { namespaceSuite } from './suites/syncer/namespaces';
import { Others } from './suites/syncer/others';
import { refusalSuite } from './suites/syncer/refusals';
import { secretSuite } from './suites/syncer/secrets';
import { isLab } from './target/openTarget';

// A real API server takes ten seconds to start; a simulated one takes less.
jest.setTimeout(180_000);

// No portal runs here.
const stage = new SyncerStage();
const others = new Others(stage);
const absent: Parameters<typeof definitionSuite>[1] = {};
beforeAll(async () => {
  await stage.open();
  await others.take();
  absent.definition = await prepareDefinitions(stage);
  await stage.label({ [LABEL_SYNC]: 'enabled' });
  await stage.start();
});
afterAll(async () => {
  if (absent.definition) {
    await restoreDefinition(stage, absent.definition);
  }
  await others.remove();
  await stage.close();
});

// In this order: the last one takes the vcluster apart.
definitionSuite(stage, absent);
articleSuite(stage);
secretSuite(stage);
namespaceSuite(stage);
refusalSuite(stage);
driftSuite(stage);
everyKindSuite(stage);
if (isLab) {
  figureSuite(stage);
}
lifecycleSuite(stage, others);
