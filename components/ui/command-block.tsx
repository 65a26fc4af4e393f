import { CopyButton } from "@/components/ui/copy-button";
import { t } from "@/lib/words/t";

interface CommandBlockProps {
  command: {
    readonly purpose: string;
    /** Where it goes: "PowerShell", "Terminal", "Shell of root". */
    readonly shell: string;
    readonly text: string;
    readonly hint?: string | undefined;
  };
}

/** A command with what it is for, where it goes, and a button that copies it. */
export function CommandBlock({ command }: CommandBlockProps) {
  const { purpose, shell, text, hint } = command;
  return (
    <section aria-label={purpose} className="min-w-0">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold">
          {purpose} <span className="font-normal text-muted">({shell})</span>
        </h3>
        <CopyButton text={text} label={t("command: {purpose}", { purpose })} />
      </div>
      <pre
        // A scrolling box must be reachable by keyboard.
        tabIndex={0}
        role="region"
        aria-label={t("Command: {purpose}", { purpose })}
        className="overflow-x-auto rounded-sm border border-line bg-sunken px-2 py-1.5 font-mono text-xs leading-5 [font-variant-ligatures:none] whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
      {hint !== undefined && <p className="mt-0.5 text-xs text-muted">{hint}</p>}
    </section>
  );
}
