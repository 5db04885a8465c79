import { readJsonLines } from './readJsonLines';

function streamed(chunks: string[], cancel = jest.fn()) {
  const encoder = new TextEncoder();
  const left = chunks.map(chunk => encoder.encode(chunk));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = left.shift();
      if (next) {
        controller.enqueue(next);
      } else {
        controller.close();
      }
    },
    cancel,
  });
  return { body } as Response;
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const value of values) {
    seen.push(value);
  }
  return seen;
}

it('puts values together however they are cut, and passes over empty lines', async () => {
  const response = streamed(['{"a":', '1}\n\n{"b"', ':2}\n{"c":3}']);
  expect(await all(readJsonLines(response))).toEqual([
    { a: 1 },
    { b: 2 },
    { c: 3 },
  ]);
});

it('gives nothing of an answer without a body', async () => {
  expect(await all(readJsonLines(new Response(null)))).toEqual([]);
});

it('closes the connection when the reader leaves', async () => {
  const cancel = jest.fn();
  const response = streamed(['1\n', '2\n', '3\n', '4\n'], cancel);
  for await (const value of readJsonLines(response)) {
    if (value === 2) {
      break;
    }
  }
  expect(cancel).toHaveBeenCalled();
});
