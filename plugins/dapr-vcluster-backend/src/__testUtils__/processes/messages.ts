import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

/** Where a portal kills itself: with the next notification that it sends, or has sent. */
export type Dies = 'before-sending' | 'after-sending';

/** What the test tells a portal's process: how to start, which it answers with its port, or where to die. */
export type ToPortal =
  | { config: JsonObject; entities: Entity[] }
  | { dies: Dies | null };
