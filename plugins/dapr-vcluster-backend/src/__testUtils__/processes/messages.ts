import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

/** Where a portal kills itself: with the next notification that it sends, or has sent. */
export type Dies = 'before-sending' | 'after-sending';

/** What the test tells a portal's process. */
export type ToPortal =
  | { config: JsonObject; entities: Entity[] }
  | { dies: Dies | null };

/** What the process answers. */
export type FromPortal = { port: number } | { error: string } | { armed: true };
