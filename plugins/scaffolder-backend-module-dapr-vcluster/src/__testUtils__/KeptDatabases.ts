import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { EmptyDatabase, postgresUrl } from 'dapr-vcluster-test-processes';

/** Databases that portals in several processes share: on PostgreSQL, or as files when the tests have none. */
export class KeptDatabases {
  /** `backend` in the configuration. */
  readonly config: JsonObject;
  /** All that is kept, by where. */
  readonly texts: () => Promise<Map<string, string>>;
  readonly close: () => Promise<void>;

  private constructor(kept: {
    config: JsonObject;
    texts: () => Promise<Map<string, string>>;
    close: () => Promise<void>;
  }) {
    this.config = kept.config;
    this.texts = kept.texts;
    this.close = kept.close;
  }

  static async open(): Promise<KeptDatabases> {
    if (postgresUrl()) {
      const database = await EmptyDatabase.create();
      return new KeptDatabases({
        config: database.config,
        texts: () => database.rows(),
        close: () => database.drop(),
      });
    }
    const directory = mkdtempSync(join(tmpdir(), 'dapr-vcluster-databases-'));
    const connection = { directory };
    return new KeptDatabases({
      config: { database: { client: 'better-sqlite3', connection } },
      texts: async () => filesIn(directory),
      close: async () => rmSync(directory, { recursive: true, force: true }),
    });
  }
}

/** Texts of the files of SQLite, its logs too. */
function filesIn(directory: string): Map<string, string> {
  return new Map(
    readdirSync(directory, { recursive: true })
      .map(String)
      .filter(name => name.includes('.sqlite'))
      .map(name => [name, readFileSync(join(directory, name), 'latin1')]),
  );
}
