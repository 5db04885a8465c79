import { FieldsV1 } from '../meta/types';

/**
 * A set of field paths as a tree. An element of a path is written as in `FieldsV1`: `f:name` for a field,
 * `k:{"name":"x"}` for a list item by its keys, `v:"x"` for a value of a set.
 */
export class FieldSet {
  readonly member: boolean;
  readonly children: ReadonlyMap<string, FieldSet>;

  constructor(
    /** Whether the path that leads here is itself in the set. */
    member: boolean = false,
    children: ReadonlyMap<string, FieldSet> = new Map(),
  ) {
    this.member = member;
    this.children = children;
  }

  static readonly EMPTY = new FieldSet();
  static readonly LEAF = new FieldSet(true);

  get isEmpty(): boolean {
    return !this.member && this.children.size === 0;
  }

  /** The set with one child put in place of another; an empty child disappears. */
  with(element: string, child: FieldSet): FieldSet {
    const children = new Map(this.children);
    if (child.isEmpty) {
      children.delete(element);
    } else {
      children.set(element, child);
    }
    return new FieldSet(this.member, children);
  }

  child(element: string): FieldSet {
    return this.children.get(element) ?? FieldSet.EMPTY;
  }

  union(other: FieldSet): FieldSet {
    return this.#combine(other, (a, b) => a || b);
  }

  intersection(other: FieldSet): FieldSet {
    return this.#combine(other, (a, b) => a && b);
  }

  difference(other: FieldSet): FieldSet {
    return this.#combine(other, (a, b) => a && !b);
  }

  /** Every path in the set, as lists of elements. */
  paths(prefix: string[] = []): string[][] {
    return [
      ...(this.member ? [prefix] : []),
      ...[...this.children].flatMap(([element, child]) =>
        child.paths([...prefix, element]),
      ),
    ];
  }

  equals(other: FieldSet): boolean {
    return this.difference(other).isEmpty && other.difference(this).isEmpty;
  }

  toJson(): FieldsV1 {
    const result: FieldsV1 = {};
    if (this.member && this.children.size > 0) {
      result['.'] = {};
    }
    for (const element of [...this.children.keys()].sort()) {
      result[element] = this.child(element).toJson();
    }
    return result;
  }

  /** Reads the wire format; the root itself is never a member. */
  static fromJson(json: FieldsV1 | undefined): FieldSet {
    return new FieldSet(false, childrenOf(json ?? {}));
  }

  #combine(
    other: FieldSet,
    rule: (mine: boolean, theirs: boolean) => boolean,
  ): FieldSet {
    const children = new Map<string, FieldSet>();
    for (const element of new Set([
      ...this.children.keys(),
      ...other.children.keys(),
    ])) {
      const child = this.child(element).#combine(other.child(element), rule);
      if (!child.isEmpty) {
        children.set(element, child);
      }
    }
    return new FieldSet(rule(this.member, other.member), children);
  }
}

function childrenOf(json: FieldsV1): Map<string, FieldSet> {
  return new Map(
    Object.entries(json)
      .filter(([element]) => element !== '.')
      .map(([element, value]) => {
        const member = Object.keys(value).length === 0 || '.' in value;
        return [element, new FieldSet(member, childrenOf(value))];
      }),
  );
}
