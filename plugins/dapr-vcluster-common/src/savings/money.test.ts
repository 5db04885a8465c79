import { DEFAULT_PRICES } from './prices';
import { formatMoney, groupMoney, money, sumMoney } from './money';
import { bytes, millicores } from './units';

describe('money', () => {
  it('knows the codes of currencies and no other texts', () => {
    expect(money(1, 'EUR')).toEqual({ amount: 1, currency: 'EUR' });
    expect(() => money(1, 'EURO')).toThrow(/"EURO" is not the code/);
    expect(() => money(1, 'eur')).toThrow(/"eur" is not the code/);
    expect(() => money(NaN, 'EUR')).toThrow('NaN is no amount of money');
  });

  it('never adds two currencies up', () => {
    const both = [
      { times: 1, money: money(1, 'EUR') },
      { times: 2, money: money(1, 'USD') },
    ];
    expect(() => sumMoney('EUR', both)).toThrow(
      'USD cannot be added to EUR; give all prices in one currency',
    );
    expect(groupMoney([...both, both[0]].map(each => each.money))).toEqual([
      { currency: 'EUR', amount: 2 },
      { currency: 'USD', amount: 1 },
    ]);
  });

  it('is shown with its code', () => {
    expect(formatMoney(money(-0.001, 'USD'), 'en')).toMatch(/^USD.0\.00$/);
    expect(formatMoney(money(-12.345, 'USD'), 'en')).toMatch(
      /^-USD.12\.3[45]$/,
    );
  });
});

describe('units', () => {
  it('no amount of compute is negative or not a number', () => {
    expect(() => millicores(-1)).toThrow('-1 is no number of millicores');
    expect(() => bytes(Infinity)).toThrow('Infinity is no number of bytes');
  });

  it('cores and bytes cannot be taken for each other', () => {
    // @ts-expect-error bytes are not millicores
    const wrong: ReturnType<typeof millicores> = bytes(1);
    expect(wrong).toBe(1);
  });
});

describe('default prices', () => {
  it('are known, and none is said to be configured', () => {
    const { cpu, memory, storage, controlPlane } = DEFAULT_PRICES;
    for (const price of [cpu, memory, storage, controlPlane]) {
      expect(price).toMatchObject({ state: 'known', source: 'default' });
    }
  });
});
