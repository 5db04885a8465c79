import { ComponentType, createContext } from 'react';
import { FrameProps } from './frameProps';
import { PaperFrame } from './PaperFrame';

/** How titled cards look; the new frontend system has another frame than the legacy one. */
export const CardFrame = createContext<ComponentType<FrameProps>>(PaperFrame);
