import { parseEntityRef } from '@backstage/catalog-model';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

const TOPIC = 'dapr-vcluster-lifecycle';

/** A message to the owner of a tenant. */
export type LifecycleMessage = {
  ref: TenantRef;
  owner: string | undefined;
  title: string;
  description: string;
  severity: 'normal' | 'high';
  /** Tells it from the other messages about the tenant; one that is sent again replaces the first. */
  key: string;
};

/** Tells owners through Backstage's notifications, where they are installed. */
export class LifecycleNotifier {
  readonly #notifications: NotificationService | undefined;
  readonly #logger: LoggerService;
  /** Why the last message was not sent. */
  #lost: string | undefined;

  constructor(given: {
    notifications?: NotificationService;
    logger: LoggerService;
  }) {
    this.#notifications = given.notifications;
    this.#logger = given.logger;
  }

  /** Why owners are not told, as far as that is known. */
  get lost(): string | undefined {
    return this.#notifications
      ? this.#lost
      : 'Owners are not warned: the portal has no notifications plugin.';
  }

  /** @returns to whom it was sent, or why nobody can get it; undefined when it has to be tried again. */
  async send(
    message: LifecycleMessage,
  ): Promise<{ sentTo: string } | { nobody: string } | undefined> {
    const { ref, owner, title, description, severity, key } = message;
    if (!isEntityRef(owner)) {
      return { nobody: 'it has no owner in the catalog' };
    }
    const { host, namespace, name } = ref;
    try {
      if (!this.#notifications) {
        throw new Error('the portal has no notifications plugin');
      }
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload: {
          title,
          description,
          link: `/dapr-vclusters?q=${encodeURIComponent(name)}`,
          severity,
          topic: TOPIC,
          scope: `${TOPIC}:${host}/${namespace}/${name}:${key}`,
        },
      });
      this.#lost = undefined;
      return { sentTo: owner };
    } catch (error) {
      const lost = `Owners are not warned: ${(error as Error).message}`;
      if (this.#lost !== lost) {
        this.#logger.warn(
          `${lost}. Tried again with each sweep; the first was ${owner} about tenant ${formatTenantRef(
            ref,
          )}.`,
        );
      }
      this.#lost = lost;
      return undefined;
    }
  }
}

function isEntityRef(ref: string | undefined): ref is string {
  try {
    return ref !== undefined && Boolean(parseEntityRef(ref));
  } catch {
    return false;
  }
}
