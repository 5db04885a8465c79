/** Milliseconds of a duration such as `1h2m3s`; undefined when it is none. */
export function durationMs(text: string | undefined): number | undefined {
  const parts = text?.match(/^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/);
  if (!text || !parts) {
    return undefined;
  }
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
