import { LogLine } from 'backstage-plugin-dapr-vcluster-common';

/** The lines as text, each with its timestamp if it is known. */
export function textOf(lines: readonly LogLine[]): string {
  return lines.map(({ at, text }) => `${at ? `${at} ` : ''}${text}\n`).join('');
}

/** Downloads a text as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
