import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect, useState } from 'react';
import { changesOf } from './changesOf';

/** After so long without a word nobody knows whether the connection still carries any. */
const TRUST_MS = 5 * 60_000;

/**
 * Whether changes are being signalled: one has been heard, of whatever tenant, and not long ago. The signals plugin does
 * not tell whether it is connected, so that only what arrives proves it.
 */
export function useSignalsHeard(): boolean {
  const signals = useApiHolder().get(signalApiRef);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = changesOf(signals).listen(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setHeard(false), TRUST_MS);
      setHeard(true);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [signals]);
  return heard;
}
