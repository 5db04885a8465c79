import { turn } from './turn';

it('lets the event loop go on between pieces of work', async () => {
  let loops = 0;
  let isDone = false;
  const count = () => {
    loops += 1;
    if (!isDone) {
      setImmediate(count);
    }
  };
  setImmediate(count);
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 80 }, async (_, index) => {
      await turn();
      order.push(index);
    }),
  );
  isDone = true;
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(loops).toBeGreaterThan(5);
});
