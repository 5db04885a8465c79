import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import { common } from './messages/common';
import { findings } from './messages/findings';
import { pageStates } from './messages/pageStates';
import { status } from './messages/status';
import { vclusterCard } from './messages/vclusterCard';

/**
 * Texts of the card on the overview, and those that it shares with pages. Apart from the others, so that the overview of
 * an entity loads no more. One group per folder of `src/components`.
 */
export const sharedMessages = {
  common,
  findings,
  pageStates,
  status,
  vclusterCard,
};

/**
 * The texts of the card on the overview of an entity, and those that several pages use. An app can replace or translate
 * them.
 *
 * @public
 */
export const daprVclusterTranslationRef = createTranslationRef({
  id: PLUGIN_ID,
  messages: sharedMessages,
});
