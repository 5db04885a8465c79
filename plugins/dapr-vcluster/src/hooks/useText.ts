import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { useMemo } from 'react';
import { daprVclusterPagesTranslationRef } from '../translations/pagesRef';
import {
  daprVclusterTranslationRef,
  sharedMessages,
} from '../translations/ref';

/** Type of the translation function of this plugin's texts. */
export type Text = TranslationFunction<
  typeof daprVclusterTranslationRef.T & typeof daprVclusterPagesTranslationRef.T
>;

/** The translation function of this plugin's texts, on pages; what the overview shows has `useSharedText`. */
export function useText(): Text {
  const shared = useTranslationRef(daprVclusterTranslationRef).t as Text;
  const pages = useTranslationRef(daprVclusterPagesTranslationRef).t as Text;
  return useMemo(() => chooseText(shared, pages), [shared, pages]);
}

/** One function for the texts of both references. */
export function chooseText(shared: Text, pages: Text): Text {
  const choose = (key: string, options?: object) =>
    (isShared(key) ? shared : pages)(key as never, options as never);
  return choose as Text;
}

function isShared(key: string): boolean {
  return Object.hasOwn(sharedMessages, key.split('.', 1)[0]);
}
