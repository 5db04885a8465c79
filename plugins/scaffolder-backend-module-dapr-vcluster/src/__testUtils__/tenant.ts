import { useHarness } from './harness';

/** The tenant that {@link useTenant} makes. */
export const TENANT = 'sandbox/vcluster-team-a/team-a';

/** What `vcluster:create` is given for it. */
export const TENANT_INPUT = {
  host: 'sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
};

/** A harness in which each test finds the tenant made, and nothing of that among what the backend has seen. */
export function useTenant() {
  const harness = useHarness();
  beforeEach(async () => {
    await harness.run('vcluster:create', TENANT_INPUT);
    harness.portal().seen.length = 0;
  });
  return harness;
}
