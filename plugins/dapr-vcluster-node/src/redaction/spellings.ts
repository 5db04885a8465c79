/** How a value may be written in a log or a message: as it is, encoded for a URL, as base64, inside quotes. */
export function spellings(value: string): string[] {
  const quoted = JSON.stringify(value).slice(1, -1);
  const encoded = encodeURIComponent(value);
  const bytes = Buffer.from(value, 'utf8');
  return [
    value,
    quoted,
    goQuoted(quoted),
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase()),
    // What forms and libraries encode besides.
    encoded.replace(
      /[!'()*]/g,
      character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
    new URLSearchParams([['', value]]).toString().slice(1),
    withoutPadding(bytes.toString('base64')),
    bytes.toString('base64url'),
    ...insideBase64(bytes),
    bytes.toString('hex'),
  ];
}

/** Go's JSON writes these three so that they are safe inside HTML. */
function goQuoted(quoted: string): string {
  return quoted
    .replace(/&/g, '\\u0026')
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e');
}

function withoutPadding(text: string): string {
  return text.replace(/(?<!=)=+$/, '');
}

/** What base64 makes of a value in the middle of other bytes, such as a password in `user:password`. */
function insideBase64(bytes: Buffer): string[] {
  return [1, 2].flatMap(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const usable = shifted.length - (shifted.length % 3);
    const text = shifted.subarray(0, usable).toString('base64').slice(4);
    // Fewer characters would also stand in texts that have nothing to do with the value.
    return text.length >= 8 ? [text] : [];
  });
}
