import clsx from "clsx";

type LampState = "on" | "warn" | "off" | "unknown";

const lights: Record<LampState, string> = {
  on: "bg-[#2fbf6a] shadow-[0_0_0_1px_rgb(0_0_0/0.25),0_0_6px_#2fbf6a]",
  warn: "bg-[#f0b429] shadow-[0_0_0_1px_rgb(0_0_0/0.25),0_0_6px_#f0b429]",
  off: "bg-[#e5483d] shadow-[0_0_0_1px_rgb(0_0_0/0.25),0_0_6px_#e5483d]",
  unknown: "bg-transparent shadow-[0_0_0_1.5px_currentColor]",
};

interface LampProps {
  /** What the lamp is for, for example "smbd"; left out where a heading says it. */
  name?: string | undefined;
  state: LampState;
  /** The state in words, for example "running". */
  word: string;
  /** More, on hover. */
  title?: string | undefined;
  className?: string | undefined;
}

/** A service's lamp: name, light and the state in words. Takes its text colour from where it stands. */
export function Lamp({ name, state, word, title, className }: LampProps) {
  return (
    <span
      title={title}
      className={clsx("inline-flex items-center gap-1.5 text-xs whitespace-nowrap", className)}
    >
      <span aria-hidden className={clsx("size-2 shrink-0 rounded-full", lights[state])} />
      {name !== undefined && <span className="font-medium">{name}</span>}{" "}
      <span className="opacity-90">{word}</span>
    </span>
  );
}
