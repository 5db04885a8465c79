const PATIENCE_MS = 1000;

/** Whether an address answers 2xx in time. */
export async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
