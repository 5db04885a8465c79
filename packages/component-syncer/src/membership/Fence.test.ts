import { Fence } from './Fence';

const settled = () => new Promise(resolve => setImmediate(resolve));

function start() {
  let isOpen = false;
  const fence = new Fence(() => isOpen);
  const passed: string[] = [];
  const pass = (name: string) => fence.pass().then(() => passed.push(name));
  const open = (value: boolean) => {
    isOpen = value;
  };
  return { fence, passed, pass, open };
}

it('holds up what comes while it is closed, until it is open', async () => {
  const { fence, passed, pass, open } = start();
  pass('a');
  fence.look();
  await settled();
  expect(passed).toEqual([]);
  open(true);
  pass('b');
  fence.look();
  await settled();
  expect(passed.sort()).toEqual(['a', 'b']);
  open(false);
  pass('c');
  await settled();
  expect(passed).toHaveLength(2);
});

it('refuses when it ends, unless it is open', async () => {
  const { fence, pass, open } = start();
  const waiting = pass('a');
  fence.end();
  await expect(waiting).rejects.toThrow('any more');
  await expect(fence.pass()).rejects.toThrow('any more');
  open(true);
  await expect(fence.pass()).resolves.toBeUndefined();
});
