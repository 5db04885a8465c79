import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  BackendFeature,
  coreServices,
  createServiceFactory,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { inspect } from 'node:util';
import { KeptDatabases } from './KeptDatabases';

/** Records all output of a backend as text, by its location. */
export class Watched {
  readonly seen = new Map<string, string[]>();
  note(where: string, what: unknown): void {
    const text = typeof what === 'string' ? what : printed(what);
    this.seen.set(where, [...(this.seen.get(where) ?? []), text]);
  }

  /** Services that record their data, with databases that are kept. */
  features(): BackendFeature[] {
    const service = <T>(ref: any, implementation: T): BackendFeature =>
      createServiceFactory({
        service: ref,
        deps: {},
        factory: () => implementation as any,
      });
    return [
      databaseServiceFactory,
      service(coreServices.rootLogger, this.#logger()),
      service(signalsServiceRef, {
        publish: async (message: unknown) => this.note('signals', message),
      }),
      service(eventsServiceRef, {
        publish: async (event: unknown) => this.note('events', event),
        subscribe: async () => {},
      }),
      mockServices.auditor.mock({
        createEvent: async options => {
          this.note('audit', { ...options, request: options.request?.url });
          return {
            success: async more => this.note('audit', more ?? {}),
            fail: async more => this.note('audit', more),
          };
        },
      }).factory,
    ];
  }

  /** Records the responses of all requests of this process; returns a function that stops it. */
  watchFetch(): () => void {
    const original = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      const response = await original(...request);
      const text = await response.clone().text();
      this.note('answers', text);
      // The scaffolder takes only its own realm's values into templates, and in tests there are two.
      response.json = async () => JSON.parse(text);
      return response;
    };
    return () => {
      globalThis.fetch = original;
    };
  }

  /** Records all that databases keep. */
  async noteDatabases(databases: KeptDatabases): Promise<void> {
    for (const [where, text] of await databases.texts()) {
      this.note(`database ${where}`, text);
    }
  }

  /** Locations that contain one of the secrets, in any encoding. */
  leaks(secrets: Readonly<Record<string, string>>): string[] {
    return [...this.seen].flatMap(([where, texts]) =>
      Object.entries(secrets).flatMap(([name, secret]) => {
        const forms = formsOf(secret);
        const found = texts.find(text => forms.some(f => text.includes(f)));
        return found === undefined ? [] : [`${name} in ${where}`];
      }),
    );
  }

  #logger(): LoggerService {
    const log = (message: string, meta?: unknown) =>
      this.note('log', `${message} ${printed(meta ?? {})}`);
    const logger: LoggerService = {
      error: log,
      warn: log,
      info: log,
      debug: log,
      child: () => logger,
    };
    return logger;
  }
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret)
    .toString('base64')
    .replace(/(?<!=)=+$/, '');
  return [...new Set([secret, base64, encodeURIComponent(secret)])];
}

/** A value as text, including error messages and circular references. */
function printed(value: unknown): string {
  return inspect(value, { depth: 12, maxStringLength: null, showHidden: true });
}
