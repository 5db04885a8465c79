import { useContext } from 'react';
import { CardFrame } from './CardFrame';
import { FrameProps } from './frameProps';

/** A titled card, as those around it look. */
export function SectionCard(props: FrameProps) {
  const Frame = useContext(CardFrame);
  return <Frame {...props} />;
}
