import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { daprVclusterTranslationRef } from '../translations/ref';

/** Type of the translation function of the texts that the overview of an entity needs. */
export type SharedText = TranslationFunction<
  typeof daprVclusterTranslationRef.T
>;

/** The translation function for what the overview of an entity shows; `useText` would load the texts of all pages. */
export function useSharedText(): SharedText {
  return useTranslationRef(daprVclusterTranslationRef).t;
}
