import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Sends one request per key, and another on `again`. Unlike `useLive`, it does not poll, and it does not keep the answer
 * after the component unmounts.
 */
export function useRequest<T>(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): { value?: T; error?: Error; again: () => void } {
  const [answer, setAnswer] = useState<{ value?: T; error?: Error }>({});
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn(last => last + 1), []);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    setAnswer({});
    if (key === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    latest.current(signal).then(
      value => !signal.aborted && setAnswer({ value }),
      error => !signal.aborted && setAnswer({ error }),
    );
    return () => controller.abort();
  }, [key, turn]);
  return { ...answer, again };
}
