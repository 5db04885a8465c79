import { createContext, useContext } from 'react';
import { Verdict } from './verdict';
import { DraftForm } from './useDraft';

/** The draft with the verdict that is shown. */
export type DraftContextValue = DraftForm & { shown: Verdict };

const DraftContext = createContext<DraftContextValue | undefined>(undefined);

/** Gives the parts of the form their draft. */
export const DraftProvider = DraftContext.Provider;

/** The draft of the form this is a part of. */
export function useDraftForm(): DraftContextValue {
  const form = useContext(DraftContext);
  if (!form) {
    throw new Error('Parts of the form need their DraftProvider');
  }
  return form;
}
