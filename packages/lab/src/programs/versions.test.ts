import { supportOf } from 'backstage-plugin-dapr-vcluster-common';
import { DAPR_VERSION, KUBERNETES_VERSION } from './list';

it.each([
  ['kubernetes', KUBERNETES_VERSION],
  ['dapr', DAPR_VERSION],
] as const)(
  'the %s that is built is not past its end of life',
  (product, version) => {
    const { state } = supportOf(product, version, new Date());
    expect(['supported', 'security-only']).toContain(state);
  },
);
