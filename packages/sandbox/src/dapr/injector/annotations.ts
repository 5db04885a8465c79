/** The `dapr.io/…` annotations of a pod, read as Dapr 1.18 reads them. */
export type SidecarAnnotations = {
  /** The text of an annotation; the fallback when it is not set. */
  text(name: string, fallback: string): string;
  /** The text when set, even if empty. */
  optional(name: string): string | undefined;
  /** A number; the fallback also when the text is none, as Dapr ignores it then. */
  number(name: string, fallback: number): number;
  /** Whether the text is a truthy word. */
  flag(name: string, fallback: boolean): boolean;
};

const TRUTHY = ['y', 'yes', 'true', 't', 'on', '1'];

/** Reads annotations by their name after `dapr.io/`. */
export function sidecarAnnotations(
  annotations: Record<string, string> = {},
): SidecarAnnotations {
  const optional = (name: string): string | undefined =>
    annotations[`dapr.io/${name}`];
  return {
    optional,
    text: (name, fallback) => optional(name) ?? fallback,
    number: (name, fallback) => {
      const text = optional(name)?.trim();
      return text !== undefined && /^-?\d+$/.test(text)
        ? Number(text)
        : fallback;
    },
    flag: (name, fallback) => {
      const text = optional(name);
      return text === undefined
        ? fallback
        : TRUTHY.includes(text.trim().toLowerCase());
    },
  };
}
