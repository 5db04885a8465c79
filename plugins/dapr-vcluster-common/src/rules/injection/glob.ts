/**
 * Matches a whole name against a pattern of Go's `path.Match`, which Dapr 1.18
 * uses: `*` any run without `/`, `?` one character but `/`, `[a-z]` and `[^a-z]`
 * one of a class, `\` takes the next character literally.
 *
 * @throws Error when the pattern is malformed.
 */
export function globMatches(pattern: string, name: string): boolean {
  return toRegExp(pattern).test(name);
}

// By code point, so that no character is special inside or outside a class.
const literal = (char: string) =>
  `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;

function toRegExp(pattern: string): RegExp {
  const chars = [...pattern];
  let source = '';
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at];
    if (char === '*') {
      source += '[^/]*';
    } else if (char === '?') {
      source += '[^/]';
    } else if (char === '[') {
      const end = classEnd(pattern, chars, at);
      source += classSource(pattern, chars.slice(at + 1, end));
      at = end;
    } else if (char === '\\') {
      at += 1;
      source += literal(following(pattern, chars[at]));
    } else {
      source += literal(char);
    }
  }
  return new RegExp(`^${source}$`, 'u');
}

function following(pattern: string, char: string | undefined): string {
  if (char === undefined) {
    throw malformed(pattern);
  }
  return char;
}

function classEnd(pattern: string, chars: string[], open: number): number {
  let at = open + 1;
  while (at < chars.length && chars[at] !== ']') {
    at += chars[at] === '\\' ? 2 : 1;
  }
  if (at >= chars.length) {
    throw malformed(pattern);
  }
  return at;
}

function classSource(pattern: string, body: string[]): string {
  const negated = body[0] === '^';
  const members = negated ? body.slice(1) : body;
  let source = '';
  let at = 0;
  const take = () => {
    const char = members[at];
    at += 1;
    // A bare dash is no range start in Go; a range needs both its ends.
    if (char === '-' || char === undefined) {
      throw malformed(pattern);
    }
    if (char !== '\\') {
      return char;
    }
    at += 1;
    return following(pattern, members[at - 1]);
  };
  if (members.length === 0) {
    throw malformed(pattern);
  }
  while (at < members.length) {
    const low = take();
    if (members[at] === '-') {
      at += 1;
      const high = take();
      // Go takes an empty range for one that matches nothing; a RegExp would not compile.
      source += low <= high ? `${literal(low)}-${literal(high)}` : '';
    } else {
      source += literal(low);
    }
  }
  return `[${negated ? '^' : ''}${source}]`;
}

function malformed(pattern: string) {
  return new Error(`"${pattern}" is not a valid pattern`);
}
