import { VisuallyHidden } from './VisuallyHidden';

/** A dash where a value makes no sense; screen readers hear why. */
export function NotApplicable(props: { why: string }) {
  return (
    <>
      <span aria-hidden title={props.why}>
        –
      </span>
      <VisuallyHidden>{props.why}</VisuallyHidden>
    </>
  );
}
