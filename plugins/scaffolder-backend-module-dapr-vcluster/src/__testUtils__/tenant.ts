import { useHarness } from './harness';

/** The tenant of {@link useTenant}. */
export const TENANT = 'sandbox/vcluster-team-a/team-a';

/** Input of `vcluster:create` for the tenant. */
export const TENANT_INPUT = {
  host: 'sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
};

/** A harness with an existing tenant, without the requests that created it. */
export function useTenant() {
  const harness = useHarness();
  beforeEach(async () => {
    await harness.run('vcluster:create', TENANT_INPUT);
    harness.portal().seen.length = 0;
  });
  return harness;
}
