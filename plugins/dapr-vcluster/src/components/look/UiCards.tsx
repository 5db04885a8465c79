import { ReactNode } from 'react';
import { CardFrame } from '../primitives/CardFrame';
import { UiFrame } from './UiFrame';
import { UiLook } from './UiLook';

/** A page or tab in the new frontend system: its titled cards are those of Backstage UI. */
export function UiCards(props: { children: ReactNode }) {
  return (
    <UiLook>
      <CardFrame.Provider value={UiFrame}>{props.children}</CardFrame.Provider>
    </UiLook>
  );
}
