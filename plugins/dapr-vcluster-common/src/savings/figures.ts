import type { Basis, Figure, InputSource } from '../contract/savings';
import { sumMoney } from './money';

/**
 * A figure that is the sum of others, each times a number. Those with factor 0 do not count, known or not.
 *
 * @throws RangeError when their currencies differ.
 * @public
 */
export function combine<B extends Basis>(
  name: string,
  formula: string,
  all: ReadonlyArray<{ times: number; figure: Figure<B> }>,
  { basis, currency }: { basis: B; currency: string },
): Figure<B> {
  const parts = all.filter(({ times }) => times !== 0);
  const known: Parameters<typeof sumMoney>[1][number][] = [];
  let reason: string | undefined;
  for (const { times, figure } of parts) {
    if (figure.perMonth.state === 'known') {
      known.push({ times, money: figure.perMonth.value });
    } else {
      reason ??= figure.perMonth.reason;
    }
  }
  return {
    name,
    basis,
    formula,
    inputs: [],
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
export function sourcesOf(figure: Figure): InputSource[] {
  const found = new Set<InputSource>();
  const visit = ({ inputs, parts }: Figure) => {
    inputs.forEach(({ source }) => source && found.add(source));
    parts.forEach(part => visit(part.figure));
  };
  visit(figure);
  return [...found].sort();
}
