import { ACCESS } from './access';
import { APPLYING } from './applying';
import { DAPR_COMPONENTS } from './components';
import { OBJECTS } from './objects';
import { REFUSALS } from './refusals';
import { WORKLOADS } from './workloads';

/** What the product depends on, as conversations with an API server. */
export const SCENARIOS = [
  ...DAPR_COMPONENTS,
  ...OBJECTS,
  ...REFUSALS,
  ...WORKLOADS,
  ...APPLYING,
  ...ACCESS,
];
