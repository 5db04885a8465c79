import { VisuallyHidden } from './VisuallyHidden';

/** A dash for a value that does not apply; screen readers get the reason. */
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
