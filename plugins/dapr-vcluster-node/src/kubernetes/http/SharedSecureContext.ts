import {
  createSecureContext,
  SecureContext,
  SecureContextOptions,
} from 'node:tls';

type Material = Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;

const PARTS = ['ca', 'cert', 'key'] as const;

/** One TLS context for all connections with the same CA and credentials: making one costs time and memory each. */
export class SharedSecureContext {
  #last?: { texts: string[]; context: SecureContext };

  of({ ca, cert, key }: Material): SecureContext {
    const material = { ca, cert, key };
    // As text, as small buffers hold on to 64 kB that they share with others.
    const texts = PARTS.map(part => String(material[part] ?? ''));
    if (this.#last?.texts.every((text, index) => text === texts[index])) {
      return this.#last.context;
    }
    const context = createSecureContext(material);
    this.#last = { texts, context };
    return context;
  }
}
