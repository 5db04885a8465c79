import { Stage } from './Stage';
import { lab } from './target/openTarget';
import { apiServerSuite } from './suites/apiServer';
import { chartSuite } from './suites/chart';
import { creationSuite } from './suites/creation';
import { diagnosedHostSuite } from './suites/diagnosedHost';
import { diagnosedSetUpSuite } from './suites/diagnosedSetUp';
import { diagnosisSuite } from './suites/diagnosis';
import { endingSuite } from './suites/endings';
import { injectionSuite } from './suites/injection';
import { isolationSuite } from './suites/isolation';
import { kubeconfigSuite } from './suites/kubeconfigs';
import { loadingSuite } from './suites/loading';
import { logSuite } from './suites/logs';
import { pausingSuite } from './suites/pausing';
import { portForwardSuite } from './suites/portForward';
import { sidecarSuite } from './suites/sidecars';
import { syncedByPortalSuite } from './suites/syncer/portal';
import { syncingSuite } from './suites/syncing';
import { translationSuite } from './suites/translation';

// A real API server takes ten seconds to start; a simulated one takes less.
jest.setTimeout(180_000);

const stage = new Stage();
beforeAll(() => stage.open());
afterAll(() => stage.close());

// In this order: the last ones take the tenants apart.
if (lab) {
  apiServerSuite();
  chartSuite(stage);
}
creationSuite(stage);
translationSuite(stage);
syncingSuite(stage);
injectionSuite(stage);
sidecarSuite(stage);
loadingSuite(stage);
isolationSuite(stage);
syncedByPortalSuite(stage);
diagnosisSuite(stage);
diagnosedHostSuite(stage);
diagnosedSetUpSuite(stage);
kubeconfigSuite(stage, lab);
if (lab) {
  logSuite(stage, lab);
  portForwardSuite(stage, lab);
}
pausingSuite(stage);
endingSuite(stage);
