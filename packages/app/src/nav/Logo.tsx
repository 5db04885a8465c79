import { LogoMark } from './LogoMark';

/** Logo with the name in the colour of the surrounding text. */
export function Logo(props: { className?: string }) {
  return (
    <svg
      className={props.className}
      viewBox="0 0 204 44"
      role="img"
      aria-label="Dapr vclusters"
    >
      <LogoMark />
      <text
        x="54"
        y="29"
        fill="currentColor"
        fontFamily="inherit"
        fontSize="20"
        fontWeight="600"
        // The name fits the drawing with any font.
        textLength="146"
        lengthAdjust="spacingAndGlyphs"
      >
        Dapr vclusters
      </text>
    </svg>
  );
}

/** Logo without the name, for the collapsed sidebar. */
export function LogoIcon(props: { className?: string }) {
  return (
    <svg
      className={props.className}
      viewBox="0 0 44 44"
      role="img"
      aria-label="Dapr vclusters"
    >
      <LogoMark />
    </svg>
  );
}
