/** What a process answers to a question; its compiler says other things. */
export type Reply = { answer: unknown } | { failure: string };

export function isReply(message: unknown): message is Reply {
  return (
    typeof message === 'object' &&
    message !== null &&
    ('answer' in message || 'failure' in message)
  );
}
