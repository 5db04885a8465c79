import { useSharedText } from '../../hooks';
import { Notice } from './Notice';
import { StatusText } from './StatusText';
import { useTimeText } from './useTimeText';

type Unknown = { reason: string; since?: string };

/** "The sidecars: unknown since 12:03. …": shown for unknown data instead of nothing or zero. */
export function UnknownNotice(props: Unknown & { what: string }) {
  const t = useSharedText();
  const { clock } = useTimeText();
  const { what, reason, since } = props;
  return (
    <Notice tone="unknown">
      {since
        ? t('common.unknownNotice.since', { what, reason, since: clock(since) })
        : t('common.unknownNotice.plain', { what, reason })}
    </Notice>
  );
}

/** The same for a table cell, where the header names the data. */
export function UnknownText({ reason, since }: Unknown) {
  const t = useSharedText();
  const { clock } = useTimeText();
  return (
    <StatusText tone="unknown">
      {since
        ? t('common.unknownNotice.shortSince', { reason, since: clock(since) })
        : t('common.unknownNotice.short', { reason })}
    </StatusText>
  );
}
