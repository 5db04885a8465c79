import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { daprVclusterTranslationRef } from '../translations';

/** Type of the translation function of this plugin's texts. */
export type Text = TranslationFunction<typeof daprVclusterTranslationRef.T>;

/** The translation function of this plugin's texts. */
export function useText(): Text {
  return useTranslationRef(daprVclusterTranslationRef).t;
}
