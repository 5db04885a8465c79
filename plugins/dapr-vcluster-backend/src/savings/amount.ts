import { parseQuantity } from '../platform/kubernetes';

/** A quantity of Kubernetes in cores or bytes; undefined when it is none, negative, or larger than any number. */
export function amountOf(value: unknown): number | undefined {
  const amount =
    typeof value === 'string' || typeof value === 'number'
      ? parseQuantity(value)
      : undefined;
  return amount !== undefined && amount >= 0 && Number.isFinite(amount)
    ? amount
    : undefined;
}
