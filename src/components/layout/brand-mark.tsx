/** The logo. */
export function BrandMark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--color-accent)" />
      <path
        d="M6.5 9.5 10 19l4-8 4 8 3.5-9.5"
        fill="none"
        stroke="var(--color-accent-ink)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
