import { createContext, useContext } from 'react';
import { CheckResult } from './checkResult';
import { DraftForm } from './useDraft';

/** The draft with the check result that is shown. */
export type DraftContextValue = DraftForm & { shown: CheckResult };

const DraftContext = createContext<DraftContextValue | undefined>(undefined);

/** Provides the draft to the parts of the form. */
export const DraftProvider = DraftContext.Provider;

/** The draft of the surrounding form. */
export function useDraftForm(): DraftContextValue {
  const form = useContext(DraftContext);
  if (!form) {
    throw new Error('useDraftForm must be used inside a DraftProvider');
  }
  return form;
}
