import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hierarchy } from './hierarchy';
import { removeCgroup } from './removeCgroup';

/** Enters the cgroup and then becomes the program: no byte of it is ever outside. */
const ENTER = 'echo $$ > "$0"/cgroup.procs && exec "$@"';

/** A cgroup that limits what one program and its children may use. */
export class MemoryCgroup {
  readonly #folder: string;
  readonly #hierarchy: Hierarchy;

  /**
   * @param folder - made when it is not there
   * @throws Error when the kernel does not take the limit
   */
  constructor(folder: string, hierarchy: Hierarchy, bytes: number) {
    this.#folder = folder;
    this.#hierarchy = hierarchy;

    mkdirSync(folder, { recursive: true });
    for (const [index, name] of hierarchy.limitFiles.entries()) {
      const file = join(folder, name);
      if (index === 0 || existsSync(file)) {
        writeFileSync(file, String(bytes));
      }
    }
  }

  /** The command line that runs a program inside. */
  enter(program: string, args: string[]): [program: string, args: string[]] {
    return ['/bin/sh', ['-c', ENTER, this.#folder, program, ...args]];
  }

  /** How many processes the kernel has killed because of the limit. */
  kills(): number {
    const events = readFileSync(
      join(this.#folder, this.#hierarchy.eventsFile),
      'utf8',
    );
    return Number(/^oom_kill (\d+)$/m.exec(events)?.[1] ?? 0);
  }

  /** Removes it once its processes have ended. */
  remove(): Promise<void> {
    return removeCgroup(this.#folder);
  }
}
