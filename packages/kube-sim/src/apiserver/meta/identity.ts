import { createHash, randomBytes } from 'node:crypto';

const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Makes uids and name suffixes; the same seed gives the same sequence. */
export class IdentitySource {
  #counter = 0;
  readonly #seed: string | undefined;

  constructor(seed?: string) {
    this.#seed = seed;
  }

  /** An RFC 4122 version 4 shaped id. */
  uid(): string {
    const bytes = this.#bytes(16);
    bytes[6] = (bytes[6] % 16) + 0x40;
    bytes[8] = (bytes[8] % 64) + 0x80;
    const hex = bytes.toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
  }

  /** The five characters that `generateName` gets, from Kubernetes' vowel-free alphabet. */
  suffix(): string {
    return [...this.#bytes(5)]
      .map(byte => SUFFIX_ALPHABET[byte % SUFFIX_ALPHABET.length])
      .join('');
  }

  /** Secret bytes as hex; deterministic only when seeded. */
  secret(): string {
    return this.#bytes(32).toString('hex');
  }

  #bytes(length: number): Buffer {
    if (this.#seed === undefined) {
      return randomBytes(length);
    }
    this.#counter += 1;
    return createHash('sha256')
      .update(`${this.#seed}/${this.#counter}`)
      .digest()
      .subarray(0, length);
  }
}
