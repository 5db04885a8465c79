/** What a child can be asked, by name; arguments and answers are JSON. */
export type Calls = Record<string, (argument: never) => unknown>;

/** One question to a child. */
export type Question = { id: number; call: string; argument: unknown };

/** Its answer. */
export type Answer = { id: number; value?: unknown; error?: string };

/** Answers the parent's questions until it lets go. */
export function serveCalls(calls: Calls): void {
  process.on('message', async ({ id, call, argument }: Question) => {
    const answer = await Promise.resolve()
      .then(() => calls[call](argument as never))
      .then(
        (value): Answer => ({ id, value }),
        (error): Answer => ({ id, error: (error as Error).stack }),
      );
    process.send?.(answer);
  });
  // A parent that is gone, however it went, leaves no child behind.
  process.on('disconnect', () => process.exit(0));
}
