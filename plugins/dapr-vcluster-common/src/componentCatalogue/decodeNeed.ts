import { ComponentNeed } from './types';

const NEED = /^(<|>)?(?:([^=>|^&]+)(?:=([^>|^&]+))?>)?([^>=]+)$/;

/** Reads the notation of a need, see tools/catalogue/requirements.mjs. */
export function decodeNeed(text: string): ComponentNeed {
  const match = NEED.exec(text);
  if (!match) {
    throw new Error(`catalogue need "${text}" is malformed`);
  }
  const [, direction, name, value, names] = match;
  return {
    alternatives: names.split(/[|^]/).map(each => each.split('&')),
    exclusive: names.includes('^'),
    ...(name !== undefined && {
      when: { name, ...(value !== undefined && { value }) },
    }),
    ...(direction !== undefined && {
      direction: direction === '<' ? ('input' as const) : ('output' as const),
    }),
  };
}
