import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect, useState } from 'react';
import { changesOf } from './changesOf';

/** After this time without a signal, the connection may be broken. */
const TRUST_MS = 5 * 60_000;

/**
 * Whether signals arrive: a change of any tenant was signalled recently. The signals plugin does not expose its
 * connection state, so only a received signal proves the connection.
 */
export function useSignalsActive(): boolean {
  const signals = useApiHolder().get(signalApiRef);
  const [active, setActive] = useState(false);
  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = changesOf(signals).listen(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setActive(false), TRUST_MS);
      setActive(true);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [signals]);
  return active;
}
