/** Whether a word is no word of a language: it has letters and digits, or symbols. */
export function looksRandom(word: string): boolean {
  return (
    (/\d/.test(word) && /[A-Za-z]/.test(word)) || /[!#$%^&*+~@?]/.test(word)
  );
}
