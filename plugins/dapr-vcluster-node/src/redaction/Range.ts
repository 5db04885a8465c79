/** A part of a text that must not be shown: from the character at `from` up to, not including, `to`. */
export type Range = { from: number; to: number };

/** Finds secrets in a text, in time that grows linearly with its length. */
export type Detector = (text: string) => Range[];

/** Stands in a text where a secret was. */
export const HIDDEN = '[hidden]';

/** Replaces every range by `[hidden]`; ranges that touch or overlap become one. */
export function hideRanges(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) {
    return text;
  }
  const ordered = [...ranges].sort((a, b) => a.from - b.from);
  const parts: string[] = [];
  let end = 0;
  let hiddenUntil = -1;
  for (const { from, to } of ordered) {
    if (from > hiddenUntil) {
      parts.push(text.slice(end, from), HIDDEN);
    }
    hiddenUntil = Math.max(hiddenUntil, to);
    end = hiddenUntil;
  }
  parts.push(text.slice(end));
  return parts.join('');
}
