import { gunzipSync, gzipSync } from 'node:zlib';
import { parseAllDocuments, stringify } from 'yaml';
import {
  deleteIfPresent,
  isAlreadyExists,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Rendered } from './chart/types';

/** The states of a stored release that the sandbox uses. */
export type ReleaseStatus =
  | 'pending-install'
  | 'pending-upgrade'
  | 'deployed'
  | 'superseded'
  | 'failed';

/** A release as Helm 3 stores it (what the sandbox keeps of it). */
export type StoredRelease = {
  name: string;
  namespace: string;
  version: number;
  info: {
    first_deployed: string;
    last_deployed: string;
    deleted: string;
    description: string;
    status: ReleaseStatus;
  };
  chart: {
    metadata: {
      apiVersion: 'v2';
      name: string;
      version: string;
      appVersion: string;
      type: 'application';
    };
  };
  config: Record<string, unknown>;
  manifest: string;
};

type ReleaseSecret = {
  data: { release: string };
} & KubeObject;

/** The objects of a release, as its manifest lists them. */
export function manifestObjects(release: StoredRelease): Rendered[] {
  return parseAllDocuments(release.manifest).map(
    document => document.toJS() as Rendered,
  );
}

/** Writes objects the way Helm writes a manifest. */
export function manifestOf(objects: Rendered[]): string {
  return objects.map(object => `---\n${stringify(object)}`).join('');
}

/** Helm's releases in the Secrets of one namespace. */
export class ReleaseStorage {
  readonly #client: KubeClient;
  readonly #namespace: string;
  readonly #name: string;

  constructor(client: KubeClient, namespace: string, name: string) {
    this.#client = client;
    this.#namespace = namespace;
    this.#name = name;
  }

  /** All stored revisions, newest first. */
  async all(): Promise<StoredRelease[]> {
    const { items } = await this.#client.list<ReleaseSecret>(
      RESOURCES.secrets,
      {
        namespace: this.#namespace,
        labelSelector: `owner=helm,name=${this.#name}`,
      },
    );
    return items.map(decode).sort((one, two) => two.version - one.version);
  }

  /** Stores a revision, new or changed. `modifiedAt` is in seconds, as Helm has it. */
  async put(release: StoredRelease, now: Date) {
    const modifiedAt = String(Math.floor(now.getTime() / 1000));
    const labels = {
      name: this.#name,
      owner: 'helm',
      status: release.info.status,
      version: `${release.version}`,
    };
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: this.#secretName(release.version),
        namespace: this.#namespace,
        labels: { ...labels, modifiedAt },
      },
      type: 'helm.sh/release.v1',
      data: { release: encode(release) },
    };
    try {
      await this.#client.create(RESOURCES.secrets, secret);
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw error;
      }
      const { labels: changed, name, namespace } = secret.metadata;
      await this.#client.patch(
        RESOURCES.secrets,
        { name, namespace },
        { metadata: { labels: changed }, data: secret.data },
      );
    }
  }

  /** Removes every revision. */
  async clear() {
    for (const release of await this.all()) {
      await deleteIfPresent(this.#client, RESOURCES.secrets, {
        name: this.#secretName(release.version),
        namespace: this.#namespace,
      });
    }
  }

  #secretName(version: number) {
    return `sh.helm.release.v1.${this.#name}.v${version}`;
  }
}

// Helm base64-encodes the gzipped JSON itself, and the Secret's data is base64 once more.
function encode(release: StoredRelease) {
  const packed = gzipSync(JSON.stringify(release)).toString('base64');
  return Buffer.from(packed).toString('base64');
}

function decode(secret: ReleaseSecret): StoredRelease {
  const packed = Buffer.from(secret.data.release, 'base64').toString();
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString());
}
