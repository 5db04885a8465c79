declare const unit: unique symbol;

/**
 * CPU in thousandths of a core; a number of another unit is a type error.
 *
 * @public
 */
export type Millicores = number & { readonly [unit]: 'millicores' };

/**
 * Memory or storage in bytes.
 *
 * @public
 */
export type Bytes = number & { readonly [unit]: 'bytes' };

/**
 * Hours of a month, as cloud price lists count them.
 *
 * @public
 */
export const HOURS_PER_MONTH = 730;

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/**
 * Thousandths of a core.
 *
 * @throws RangeError when the number is negative or not finite.
 * @public
 */
export function millicores(count: number): Millicores {
  return amount(count, 'millicores') as Millicores;
}

/**
 * Bytes.
 *
 * @throws RangeError when the number is negative or not finite.
 * @public
 */
export function bytes(count: number): Bytes {
  return amount(count, 'bytes') as Bytes;
}

/**
 * Mebibytes as bytes.
 *
 * @throws RangeError when the number is negative or not finite.
 * @public
 */
export function mebibytes(count: number): Bytes {
  return bytes(count * MEBIBYTE);
}

/**
 * Gibibytes as bytes.
 *
 * @throws RangeError when the number is negative or not finite.
 * @public
 */
export function gibibytes(count: number): Bytes {
  return bytes(count * GIBIBYTE);
}

/**
 * Bytes as gibibytes, the unit of prices.
 *
 * @public
 */
export function asGibibytes(count: Bytes): number {
  return count / GIBIBYTE;
}

/**
 * Thousandths of a core as cores, the unit of prices.
 *
 * @public
 */
export function asCores(count: Millicores): number {
  return count / 1_000;
}

function amount(count: number, name: string): number {
  if (!Number.isFinite(count) || count < 0) {
    throw new RangeError(`${count} is no number of ${name}; give 0 or more`);
  }
  return count;
}
