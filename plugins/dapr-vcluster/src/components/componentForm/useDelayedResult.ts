import { useEffect, useState } from 'react';
import { CheckResult } from './checkResult';

/** Long enough not to check a half-typed word. */
const PAUSE_MS = 250;

/** The check result, updated a moment after the last change. */
export function useDelayedResult(checkResult: () => CheckResult): CheckResult {
  const [shown, setShown] = useState(checkResult);
  useEffect(() => {
    const timer = setTimeout(() => setShown(checkResult()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [checkResult]);
  return shown;
}
