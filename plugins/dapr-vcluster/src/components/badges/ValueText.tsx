import { useSharedText } from '../../hooks';
import { StatusText } from '../primitives';

/** A value, or "unknown". An unknown value is never shown as zero or empty. */
export function ValueText(props: { value: string | number | undefined }) {
  const t = useSharedText();
  if (props.value === undefined) {
    return <StatusText tone="unknown">{t('common.unknown')}</StatusText>;
  }
  return <>{props.value}</>;
}
