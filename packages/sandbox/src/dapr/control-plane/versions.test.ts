import { supportOf } from 'backstage-plugin-dapr-vcluster-common';
import { DAPR_VERSION } from './objects';

it('the Dapr that is simulated is not past its end of life', () => {
  const { state } = supportOf('dapr', DAPR_VERSION, new Date());
  expect(state).toBe('supported');
});
