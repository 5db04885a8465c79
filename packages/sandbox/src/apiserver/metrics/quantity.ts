const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** The number behind a Kubernetes quantity: cores of cpu, bytes of memory. Throws on what is none. */
export function parseQuantity(text: string | number): number {
  const match = /^([0-9.]+)(n|u|m|k|Ki|Mi|Gi|Ti|M|G|T|)$/.exec(String(text));
  if (!match) {
    throw new Error(`not a quantity: ${JSON.stringify(text)}`);
  }
  return Number(match[1]) * FACTORS[match[2]];
}
