import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHierarchy, Hierarchy } from './hierarchy';
import { MemoryCgroup } from './MemoryCgroup';
import { removeCgroup } from './removeCgroup';

const HAND_DOWN = '+memory';

/** The cgroups of one lab, all below one that has the lab's name. */
export class MemoryCgroups {
  readonly #hierarchy: Hierarchy | undefined;
  readonly #folder: string | undefined;
  #refused = false;

  /** @param mount - where cgroups are mounted, unless it is where they usually are */
  constructor(lab: string, mount?: string) {
    this.#hierarchy = findHierarchy(mount);
    this.#folder = this.#hierarchy && join(this.#hierarchy.root, lab);
  }

  /**
   * A cgroup with a limit in bytes; undefined when none can be made on this machine, which `tell` hears of once.
   *
   * @param name - unique within the lab
   */
  limit(
    name: string,
    bytes: number,
    tell: (error: Error) => void,
  ): MemoryCgroup | undefined {
    if (this.#refused) {
      return undefined;
    }
    try {
      if (!this.#hierarchy || !this.#folder) {
        throw new Error('this machine has no memory controller');
      }
      this.#prepare(this.#hierarchy, this.#folder);
      return new MemoryCgroup(join(this.#folder, name), this.#hierarchy, bytes);
    } catch (error) {
      this.#refused = true;
      tell(error as Error);
      return undefined;
    }
  }

  #prepare({ root, handsDown }: Hierarchy, folder: string) {
    mkdirSync(folder, { recursive: true });
    if (!handsDown) {
      return;
    }
    for (const each of [root, folder]) {
      writeFileSync(join(each, 'cgroup.subtree_control'), HAND_DOWN);
    }
  }

  /** Removes all of them, also those of an earlier run; their processes must have ended. */
  async removeAll(): Promise<void> {
    if (this.#folder) {
      await removeCgroup(this.#folder);
    }
  }
}
