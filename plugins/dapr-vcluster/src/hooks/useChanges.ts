import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect } from 'react';
import { changesOf } from './changesOf';

/** Several changes within this time lead to one more read, not to one read each. */
const GAP_MS = 1_000;

/**
 * Calls back when the backend signals a change of the tenant (of any tenant if none is given), or a change without
 * saying of which tenant. The signals plugin is optional: without it, `useLive` polls.
 */
export function useChanges(tenant: string | undefined, onChange: () => void) {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again = false;
    function open() {
      timer = undefined;
      if (again) {
        notify();
      }
    }
    function notify() {
      again = timer !== undefined;
      if (again) {
        return;
      }
      onChange();
      timer = setTimeout(open, GAP_MS);
    }
    const leave = changesOf(signals).listen(change => {
      if (!tenant || !change.tenant || change.tenant === tenant) {
        notify();
      }
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [signals, tenant, onChange]);
}
