const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const QUANTITY =
  /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/;

/** The number of a Kubernetes quantity: cores of CPU, bytes of memory. Throws on any other text. */
export function parseQuantity(text: string | number): number {
  const [, number, suffix = ''] = QUANTITY.exec(String(text)) ?? [];
  if (number === undefined) {
    throw new Error(`not a quantity: ${JSON.stringify(text)}`);
  }
  const factor = DECIMAL.includes(suffix)
    ? Number(`1e${(DECIMAL.indexOf(suffix) - 3) * 3}`)
    : 1024 ** BINARY.indexOf(suffix);
  return Number(number) * factor;
}
