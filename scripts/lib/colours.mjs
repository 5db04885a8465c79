// eslint-disable-next-line no-control-regex -- the escape character is what we look for
const ANSI = /\x1b\[[0-9;]*m/g;

/** Text without the colours of a terminal. */
export const withoutColours = text => text.replace(ANSI, '');
