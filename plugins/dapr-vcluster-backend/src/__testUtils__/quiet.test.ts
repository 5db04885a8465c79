import { quiet } from './quiet';

describe('quiet', () => {
  it('resolves when the process rests', async () => {
    await expect(quiet()).resolves.toBeUndefined();
  });

  it('fails when the process does not come to rest', async () => {
    let working = true;
    const work = () => {
      if (working) {
        setImmediate(work);
      }
    };
    work();
    await expect(quiet(200)).rejects.toThrow(
      /^This process did not come to rest within 200 ms: its event loop still works \d+ % of the time$/,
    );
    working = false;
    await quiet();
  });
});
