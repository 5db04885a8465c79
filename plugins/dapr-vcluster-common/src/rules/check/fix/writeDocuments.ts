import { Document } from 'yaml';

/** The text of documents after a change, in the manner of the text they were read from. */
export function writeDocuments(
  original: string,
  documents: readonly Document.Parsed[],
): string {
  const options = {
    lineWidth: 0,
    indentSeq: !/^([ \t]*)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(original),
  };
  const text = documents
    .map((document, index) => {
      const written = document.toString(options);
      const separated = index === 0 || /^(%|---)/.test(written);
      return separated ? written : `---\n${written}`;
    })
    .join('');
  return original.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}
