/** Says after how many seconds the same call can succeed; the answer has it as the header `Retry-After`. */
export function withRetryAfter<E extends Error>(error: E, seconds: number): E {
  return Object.assign(error, { retryAfterSeconds: seconds });
}

/** What {@link withRetryAfter} said, if anything. */
export function retryAfterOf(error: unknown): number | undefined {
  const { retryAfterSeconds } = Object(error);
  return typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined;
}
