import { useText } from '../../hooks';
import { StatusText } from '../primitives';

/** A value, or that it is not known: never zero or nothing for want of knowledge. */
export function ValueText(props: { value: string | number | undefined }) {
  const t = useText();
  if (props.value === undefined) {
    return <StatusText tone="unknown">{t('common.unknown')}</StatusText>;
  }
  return <>{props.value}</>;
}
