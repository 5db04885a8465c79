import type { Basis, Cost, Figure, InputSource } from '../contract/savings';
import { sumMoney } from './money';

/**
 * A sum of costs, each times a number. Those with factor 0 do not count, known or not.
 *
 * @throws RangeError when their currencies differ.
 * @public
 */
export function combine<B extends Basis>(
  name: string,
  formula: string,
  all: ReadonlyArray<{ times: number; cost: Cost<B> }>,
  { basis, currency }: { basis: B; currency: string },
): Figure<B> {
  const parts = all.filter(({ times }) => times !== 0);
  const known: Parameters<typeof sumMoney>[1][number][] = [];
  let reason: string | undefined;
  for (const { times, cost } of parts) {
    if (cost.perMonth.state === 'known') {
      known.push({ times, money: cost.perMonth.value });
    } else {
      reason ??= cost.perMonth.reason;
    }
  }
  return {
    name,
    basis,
    formula,
    parts,
    perMonth:
      reason === undefined
        ? { state: 'known', value: sumMoney(currency, known) }
        : { state: 'unknown', reason },
  };
}

/**
 * Kinds of sources that a figure rests on, down to its last input.
 *
 * @public
 */
export function sourcesOf({ parts }: Figure): InputSource[] {
  const found = parts.flatMap(({ cost: { inputs } }) =>
    inputs.flatMap(({ source }) => source ?? []),
  );
  return [...new Set(found)].sort();
}
