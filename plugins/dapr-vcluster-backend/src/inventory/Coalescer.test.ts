import { Coalescer } from './Coalescer';

describe('Coalescer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('passes on the first call at once and the last when the interval is over', () => {
    const told: string[] = [];
    const coalescer = new Coalescer<string>(
      (key, value) => told.push(`${key}=${value}`),
      1_000,
    );
    ['1', '2', '3'].forEach(value => coalescer.push('a', value));
    coalescer.push('b', '1');
    expect(told).toEqual(['a=1', 'b=1']);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual(['a=1', 'b=1', 'a=3']);
    jest.advanceTimersByTime(999);
    coalescer.push('a', '4');
    expect(told).toHaveLength(3);
    jest.advanceTimersByTime(1);
    expect(told.at(-1)).toBe('a=4');
    jest.advanceTimersByTime(5_000);
    expect(told).toHaveLength(4);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('passes on nothing after it was stopped', () => {
    const told: string[] = [];
    const coalescer = new Coalescer<string>(key => told.push(key), 1_000);
    coalescer.push('a', '1');
    coalescer.push('a', '2');
    coalescer.stop();
    jest.advanceTimersByTime(2_000);
    expect(told).toEqual(['a']);
  });
});
