import {
  createSecureContext,
  SecureContext,
  SecureContextOptions,
} from 'node:tls';

type Material = Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;

/** One TLS context for all connections with the same CA and credentials: making one costs time and memory each. */
export class SharedSecureContext {
  #last?: { material: Material; context: SecureContext };

  of({ ca, cert, key }: Material): SecureContext {
    const material = { ca, cert, key };
    if (!this.#last || !isSame(this.#last.material, material)) {
      this.#last = { material, context: createSecureContext(material) };
    }
    return this.#last.context;
  }
}

function isSame(a: Material, b: Material): boolean {
  return (['ca', 'cert', 'key'] as const).every(
    part => String(a[part] ?? '') === String(b[part] ?? ''),
  );
}
