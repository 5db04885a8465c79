import { LogoMark } from './LogoMark';

/** Mark and name; the name takes the colour of the text around it. */
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
        // Whatever font the reader has, the name fits the drawing.
        textLength="146"
        lengthAdjust="spacingAndGlyphs"
      >
        Dapr vclusters
      </text>
    </svg>
  );
}

/** The mark alone, for the closed side bar. */
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
