import { DaprResource } from '../sync';

/** Remembers which apps could load an object before it changed, until the change is on the host. */
export class ChangedScopes {
  readonly #before = new Map<string, readonly string[]>();

  /** Takes an object as it was. */
  note(key: string, before: DaprResource): void {
    const known = this.#before.get(key);
    const scopes = scopesOf(before);
    this.#before.set(key, known ? union(known, scopes) : scopes);
  }

  /**
   * App ids that may load an object before or after its change; all when empty.
   *
   * @param after - undefined when it is gone
   * @returns undefined when that is not known
   */
  take(
    key: string,
    after: DaprResource | undefined,
  ): readonly string[] | undefined {
    const before = this.#before.get(key);
    this.#before.delete(key);
    if (!after) {
      return before;
    }
    return before ? union(before, scopesOf(after)) : scopesOf(after);
  }

  /** Forgets an object whose change did not reach the host. */
  forget(key: string): void {
    this.#before.delete(key);
  }
}

function scopesOf({ scopes }: DaprResource): readonly string[] {
  return Array.isArray(scopes)
    ? scopes.filter((each): each is string => typeof each === 'string')
    : [];
}

/** Without scopes an object is for all apps. */
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.length === 0 || b.length === 0 ? [] : [...new Set([...a, ...b])];
}
