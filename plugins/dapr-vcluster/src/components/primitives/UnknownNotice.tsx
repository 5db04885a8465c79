import { useText } from '../../hooks';
import { Notice } from './Notice';
import { useTimeText } from './useTimeText';

/** "Unknown since 12:03, because …": what is shown where a value is not known, instead of nothing or zero. */
export function UnknownNotice(props: {
  what: string;
  reason: string;
  since?: string;
}) {
  return (
    <Notice tone="unknown">
      <UnknownText {...props} />
    </Notice>
  );
}

/** The same as running text. */
export function UnknownText(props: {
  what: string;
  reason: string;
  since?: string;
}) {
  const t = useText();
  const { clock } = useTimeText();
  const { what, reason, since } = props;
  return (
    <>
      {since
        ? t('common.unknownNotice.since', { what, reason, since: clock(since) })
        : t('common.unknownNotice.plain', { what, reason })}
    </>
  );
}
