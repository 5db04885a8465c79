import { useEffect, useState } from 'react';
import { Verdict } from './verdict';

/** Long enough not to judge half a word. */
const PAUSE_MS = 250;

/** The verdict, some time after the last change to what it is about. */
export function useShownVerdict(verdict: () => Verdict): Verdict {
  const [shown, setShown] = useState(verdict);
  useEffect(() => {
    const timer = setTimeout(() => setShown(verdict()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [verdict]);
  return shown;
}
