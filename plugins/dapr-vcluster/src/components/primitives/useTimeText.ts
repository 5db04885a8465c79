import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { timeText } from './timeText';

/** Formats times in the language of the app. */
export function useTimeText() {
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  return useMemo(() => timeText(language), [language]);
}
