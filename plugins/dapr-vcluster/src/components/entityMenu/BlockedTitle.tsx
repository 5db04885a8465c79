import { useLayoutEffect, useRef } from 'react';

/** What is disabled; more would be too little contrast in one of the themes. */
const OPACITY = 0.75;

/**
 * The title of an entry that cannot be used now, with the reason. The menu of Backstage UI skips disabled entries by
 * keyboard and does not grey them out, so this one stays in reach and says itself that it is disabled.
 */
export function BlockedTitle(props: { title: string; reason: string }) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const entry = ref.current?.closest('[role="menuitem"]');
    entry?.setAttribute('aria-disabled', 'true');
    return () => entry?.removeAttribute('aria-disabled');
  }, []);
  return (
    <span ref={ref} style={{ cursor: 'default', opacity: OPACITY }}>
      {props.title} ({props.reason})
    </span>
  );
}
