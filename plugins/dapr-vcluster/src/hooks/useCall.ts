import { useEffect, useRef, useState } from 'react';

/** Where one call is. */
export type CallState<T> =
  | { state: 'idle' | 'running' }
  | { state: 'done'; value: T }
  | { state: 'failed'; message: string };

/** Makes one call at a time; what it answers lives as long as the component, and is in no cache. */
export function useCall<T>(ask: () => Promise<T>) {
  const [call, setCall] = useState<CallState<T>>({ state: 'idle' });
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const start = async () => {
    setCall({ state: 'running' });
    const next = await ask().then(
      (value): CallState<T> => ({ state: 'done', value }),
      (error): CallState<T> => ({ state: 'failed', message: error.message }),
    );
    if (mounted.current) {
      setCall(next);
    }
  };
  return { call, start };
}
