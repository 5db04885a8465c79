/**
 * The values of an answer of newline-delimited JSON, as they arrive. Leaving the loop closes the connection.
 *
 * @throws whatever breaks the connection, an abort included.
 */
export async function* readJsonLines<T>(response: Response): AsyncGenerator<T> {
  if (!response.body) {
    return;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split(
        '\n',
      );
      rest = done ? '' : lines.pop() ?? '';
      for (const line of lines) {
        if (line.trim() !== '') {
          yield JSON.parse(line) as T;
        }
      }
      if (done) {
        return;
      }
    }
  } finally {
    // Of a stream that has broken there is nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
