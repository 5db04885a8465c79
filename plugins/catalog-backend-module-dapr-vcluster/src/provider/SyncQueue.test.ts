import { mockServices } from '@backstage/backend-test-utils';
import { SyncQueue } from './SyncQueue';

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

function setup() {
  const full = jest.fn(async () => true);
  const delta = jest.fn(async (_tenants: string[]) => undefined);
  const logger = mockServices.logger.mock();
  return { full, delta, logger, queue: new SyncQueue({ full, delta }, logger) };
}

describe('SyncQueue', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const settle = () => jest.advanceTimersByTimeAsync(0);

  it('combines the changes that arrive during a read', async () => {
    const { queue, delta } = setup();
    const first = gate();
    delta.mockImplementationOnce(() => first.opened as Promise<undefined>);
    queue.changed('h/n/a');
    await settle();
    ['h/n/b', 'h/n/c', 'h/n/b', 'h/n/a'].forEach(id => queue.changed(id));
    await settle();
    expect(delta).toHaveBeenCalledTimes(1);
    first.open();
    await settle();
    expect(delta.mock.calls).toEqual([
      [['h/n/a']],
      [['h/n/b', 'h/n/c', 'h/n/a']],
    ]);
  });

  it('runs a full sync after a failed delta', async () => {
    const { queue, delta, full, logger } = setup();
    delta.mockRejectedValueOnce(new Error('503'));
    queue.changed('h/n/a');
    await settle();
    expect(full).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('503'));
  });

  it('retries a failed full sync with increasing delays, and rejects the request', async () => {
    const { queue, full } = setup();
    full.mockRejectedValueOnce(new Error('down'));
    full.mockRejectedValueOnce(new Error('still down'));
    await expect(queue.full()).rejects.toThrow('down');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(full).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(full).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(full).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(full).toHaveBeenCalledTimes(3);
  });

  it('repeats an incomplete full sync', async () => {
    const { queue, full } = setup();
    full.mockResolvedValueOnce(false);
    await queue.full();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(full).toHaveBeenCalledTimes(2);
  });

  it('runs a full sync for many changes', async () => {
    const { queue, full, delta } = setup();
    for (let i = 0; i < 21; i++) {
      queue.changed(`h/n/t${i}`);
    }
    await settle();
    expect(full).toHaveBeenCalledTimes(1);
    expect(delta).not.toHaveBeenCalled();
  });

  it('does nothing after stop', async () => {
    const { queue, full, delta } = setup();
    full.mockResolvedValueOnce(false);
    await queue.full();
    await queue.stop();
    queue.changed('h/n/a');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(full).toHaveBeenCalledTimes(1);
    expect(delta).not.toHaveBeenCalled();
  });
});
