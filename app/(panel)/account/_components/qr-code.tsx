interface QrCodeProps {
  /** Rows of dark (true) and light modules, with their margin. */
  modules: readonly (readonly boolean[])[];
  label: string;
}

/** A QR code. Black on white in dark mode too: few cameras read it the other way round. */
export function QrCode({ modules, label }: QrCodeProps) {
  const size = modules.length;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
      className="mx-auto size-52 rounded-md border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
