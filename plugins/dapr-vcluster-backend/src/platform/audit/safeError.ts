import { safeText } from './safeText';

/** Longer messages are cut. */
const MAX_MESSAGE = 2_000;

/** What the audit log keeps of an error: name and message, in which no value can forge a line; not its stack or details. */
export function safeError(error: unknown): Error {
  const { name, message } =
    error instanceof Error ? error : { name: 'Error', message: String(error) };
  const safe = new Error(safeText(message.slice(0, MAX_MESSAGE)));
  safe.name = name;
  safe.stack = `${name}: ${safe.message}`;
  return safe;
}
