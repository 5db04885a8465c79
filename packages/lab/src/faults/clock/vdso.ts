/** Section header of the symbols that a shared object offers. */
const DYNAMIC_SYMBOLS = 11;
const SECTION_BYTES = 64;
const SYMBOL_BYTES = 24;

/** Places in the file header and in each section header of a 64-bit ELF image. */
const ELF = { sections: 0x28, count: 0x3c };
const SECTION = { type: 4, offset: 0x18, size: 0x20, link: 0x28 };
const SYMBOL = { name: 0, value: 8 };

const wordAt = (image: Buffer, offset: number) =>
  Number(image.readBigUInt64LE(offset));

/**
 * Where a symbol of a 64-bit ELF image begins, counted from the start of the image.
 *
 * @throws Error naming a symbol that is not there
 */
export function symbolAt(image: Buffer, wanted: string): number {
  const first = wordAt(image, ELF.sections);
  const section = (index: number) => first + index * SECTION_BYTES;
  const sections = Array.from(
    { length: image.readUInt16LE(ELF.count) },
    (_, index) => section(index),
  );
  const symbols = sections.find(
    at => image.readUInt32LE(at + SECTION.type) === DYNAMIC_SYMBOLS,
  );
  if (symbols === undefined) {
    throw new Error('the image offers no symbols');
  }
  const names = section(image.readUInt32LE(symbols + SECTION.link));
  const nameFrom = wordAt(image, names + SECTION.offset);
  const begin = wordAt(image, symbols + SECTION.offset);
  const end = begin + wordAt(image, symbols + SECTION.size);
  for (let at = begin; at < end; at += SYMBOL_BYTES) {
    const from = nameFrom + image.readUInt32LE(at + SYMBOL.name);
    const name = image.toString('latin1', from, image.indexOf(0, from));
    if (name === wanted) {
      return wordAt(image, at + SYMBOL.value);
    }
  }
  throw new Error(`the image has no symbol ${wanted}`);
}
