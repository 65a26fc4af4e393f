/** The mark: data on its way, inside a shield. Decorative; the name stands beside it. */
export function BrandMark({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" fill="none" className={className}>
      <path
        d="M12 1.75 20.5 5v6.4c0 5-3.4 8.9-8.5 10.85C6.9 20.3 3.5 16.4 3.5 11.4V5L12 1.75Z"
        fill="currentColor"
        fillOpacity=".18"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d="M7.25 9.25h6.500m-4.5 5h6.500m-2.25-7.25 2.5 2.25-2.5 2.25m-3 .5-2.5 2.25 2.5 2.25"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
