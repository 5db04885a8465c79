/** Three tenants inside one host, around the control plane they share: a 44 by 44 drawing. */
export function LogoMark() {
  return (
    <g>
      <rect
        x="3"
        y="3"
        width="38"
        height="38"
        rx="9"
        fill="#123a63"
        stroke="#4aa8ff"
        strokeWidth="2"
      />
      <g stroke="#4aa8ff" strokeWidth="2">
        <line x1="22" y1="23" x2="22" y2="12" />
        <line x1="22" y1="23" x2="12.5" y2="30" />
        <line x1="22" y1="23" x2="31.5" y2="30" />
      </g>
      <circle cx="22" cy="23" r="5" fill="#ffffff" />
      <circle cx="22" cy="12" r="4" fill="#4de0c0" />
      <circle cx="12.5" cy="30.5" r="4" fill="#4de0c0" />
      <circle cx="31.5" cy="30.5" r="4" fill="#4de0c0" />
    </g>
  );
}
