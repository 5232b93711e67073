/** The mark: three rising bars, the tallest with a head: the customer one knows well. Drawn as in docs/icon.svg. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0a6761" />
      <rect x="6" y="19" width="5" height="7" rx="1.5" fill="#fff" opacity=".55" />
      <rect x="13.5" y="15" width="5" height="11" rx="1.5" fill="#fff" opacity=".8" />
      <rect x="21" y="13" width="5" height="13" rx="1.5" fill="#fff" />
      <circle cx="23.5" cy="8" r="3" fill="#f3c75f" />
    </svg>
  );
}
