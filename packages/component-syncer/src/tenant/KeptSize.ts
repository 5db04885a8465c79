import { KubeError } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import type { SyncerSettings } from '../settings';

/** What may be kept of one vcluster. */
export type KeptLimits = {
  /** Characters of all its objects together. */
  characters: number;
  /** Objects of one kind. */
  objects: number;
};

/** Room for so many objects of the largest size, and for so many of each kind per copy that there may be. */
const LARGEST = 64;
const PER_COPY = 20;

/** Workloads of one kind whose apps are followed, for each copy that there may be. */
const APPS_PER_COPY = 5;

/** What may be kept under the settings of a syncer. */
export function limitsOf({
  maxCharacters,
  maxObjects,
}: Pick<SyncerSettings, 'maxCharacters' | 'maxObjects'>): KeptLimits {
  return {
    characters: LARGEST * maxCharacters,
    objects: PER_COPY * maxObjects,
  };
}

/** Workloads of one kind with apps that are followed of one vcluster. */
export function appLimitOf({ maxObjects }: Pick<SyncerSettings, 'maxObjects'>) {
  return APPS_PER_COPY * maxObjects;
}

/** An object of one kind, as far as its size matters. */
type Sized = { fields: string };

/**
 * Counts what is kept of the objects of one vcluster, and bounds it: a tenant may declare as much as its own API server
 * takes.
 */
export class KeptSize {
  readonly #limits: KeptLimits;
  #characters = 0;

  constructor(limits: KeptLimits) {
    this.#limits = limits;
  }

  ofKind(plural: string): KindSize {
    const limits = this.#limits;
    let objects = 0;
    /** What has been read of a set that is not complete yet; it takes the place of what is there. */
    let read: { objects: number; characters: number } | undefined = {
      objects: 0,
      characters: 0,
    };
    return {
      admits: ({ fields: { length } }, isNew) => {
        const before = read ? read.objects : objects;
        if ((read || isNew) && before >= limits.objects) {
          throw new KubeError({
            status: 0,
            reason: 'TooLarge',
            message: `the vcluster has more than ${limits.objects} ${plural}`,
          });
        }
        const all = this.#characters + (read?.characters ?? 0);
        const isKept = all + length <= limits.characters;
        if (read) {
          read.objects += 1;
          read.characters += isKept ? length : 0;
        }
        return isKept;
      },
      changed: ({ before, after }) => {
        read = undefined;
        objects += (after ? 1 : 0) - (before ? 1 : 0);
        this.#characters +=
          (after?.fields.length ?? 0) - (before?.fields.length ?? 0);
      },
      begun: () => {
        read = { objects: 0, characters: 0 };
      },
    };
  }
}

/** The part of one kind. */
export type KindSize = {
  /**
   * Whether the fields of an object that was read may be kept.
   *
   * @throws KubeError of reason `TooLarge` for one more than there may be
   */
  admits(object: Sized, isNew: boolean): boolean;
  changed(change: { before?: Sized; after?: Sized }): void;
  /** Everything is read again. */
  begun(): void;
};
