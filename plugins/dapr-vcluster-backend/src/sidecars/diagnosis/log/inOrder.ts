/** Whether texts are in another in this order, in upper or lower case. */
export function hasInOrder(text: string, words: readonly string[]): boolean {
  return isInOrder(
    text.toLowerCase(),
    words.map(word => word.toLowerCase()),
  );
}

/** The same of lower-case texts; takes time in proportion to the length of the text, whatever is in it. */
export function isInOrder(lower: string, words: readonly string[]): boolean {
  let at = 0;
  return words.every(word => {
    const found = lower.indexOf(word, at);
    at = found + word.length;
    return found >= 0;
  });
}
