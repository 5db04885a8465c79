import { useText } from '../../hooks';
import { StatusText } from '../primitives';

/** A number, or that it is not known: never zero for want of knowledge. */
export function CountText(props: { value: number | undefined }) {
  const t = useText();
  if (props.value === undefined) {
    return <StatusText tone="unknown">{t('common.unknown')}</StatusText>;
  }
  return <>{props.value}</>;
}
