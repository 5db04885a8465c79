import { apiVersionOf, KindInfo } from './KindInfo';

/** All kinds a server serves now; CRDs come and go. */
export class KindRegistry {
  readonly #byPath = new Map<string, KindInfo>();
  readonly #byKind = new Map<string, KindInfo>();

  constructor(kinds: Iterable<KindInfo>) {
    for (const kind of kinds) {
      this.add(kind);
    }
  }

  add(kind: KindInfo): void {
    this.#byPath.set(pathKey(kind.group, kind.version, kind.plural), kind);
    this.#byKind.set(`${apiVersionOf(kind)}/${kind.kind}`, kind);
  }

  remove(kind: KindInfo): void {
    this.#byPath.delete(pathKey(kind.group, kind.version, kind.plural));
    this.#byKind.delete(`${apiVersionOf(kind)}/${kind.kind}`);
  }

  /** The kind behind a request path. */
  find(group: string, version: string, plural: string): KindInfo | undefined {
    return this.#byPath.get(pathKey(group, version, plural));
  }

  /** The kind an object says it is. */
  ofObject(object: { apiVersion: string; kind: string }): KindInfo | undefined {
    return this.#byKind.get(`${object.apiVersion}/${object.kind}`);
  }

  /** A kind whose objects are in this table, preferably in the version they are stored in. */
  ofStorage(storage: string): KindInfo | undefined {
    const kinds = this.all().filter(kind => kind.storage === storage);
    return (
      kinds.find(kind => apiVersionOf(kind) === kind.storageApiVersion) ??
      kinds[0]
    );
  }

  all(): KindInfo[] {
    return [...this.#byPath.values()];
  }

  /** Group names in order of registration, core ('') first. */
  groups(): string[] {
    return [...new Set(this.all().map(kind => kind.group))];
  }

  /** Versions of a group, the preferred one first. */
  versions(group: string): string[] {
    const versions = this.all()
      .filter(kind => kind.group === group)
      .map(kind => kind.version);
    return [...new Set(versions)].sort(byStability);
  }
}

function pathKey(group: string, version: string, plural: string): string {
  return `${group}/${version}/${plural}`;
}

/** Kubernetes' version priority: GA, then beta, then alpha; higher numbers first. */
export function byStability(a: string, b: string): number {
  return rank(b) - rank(a);
}

function rank(version: string): number {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) {
    return 0;
  }
  const level = { alpha: 1, beta: 2 }[match[2]] ?? 3;
  return level * 1e6 + Number(match[1]) * 1e3 + Number(match[3] ?? 0);
}
