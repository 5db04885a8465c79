import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Asks once for each key, and again when told to: for what shall neither be asked for by itself nor be kept any longer
 * than it is shown.
 */
export function useAsked<T>(
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
