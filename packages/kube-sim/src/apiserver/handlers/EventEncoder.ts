import { encode } from '../kinds/encode';
import { KindInfo } from '../kinds/KindInfo';
import { EventType } from '../storage/Table';
import { StoredObject } from '../storage/StoredObject';

const KEPT = 64;

/** One line of a watch stream; each is encoded once, however many watchers get it. */
export class EventEncoder {
  readonly #lines = new Map<string, string>();

  line(kind: KindInfo, type: EventType, stored: StoredObject): string {
    const key = `${type} ${kind.group}/${kind.version}/${kind.plural} ${stored.version}`;
    const known = this.#lines.get(key);
    if (known !== undefined) {
      return known;
    }
    const line = `{"type":"${type}","object":${encode(kind, stored)}}\n`;
    this.#lines.set(key, line);
    if (this.#lines.size > KEPT) {
      this.#lines.delete(this.#lines.keys().next().value as string);
    }
    return line;
  }
}
