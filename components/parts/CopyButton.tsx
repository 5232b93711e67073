/** Puts something on the clipboard and says that it did. */
import { Check, Copy } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import text from './text.module.css';

export interface CopyButtonProps {
  readonly label: string;
  /** Stands in place of the label once it was copied. */
  readonly copied: string;
  readonly copy: () => void;
}

/** Long enough to be read, short enough that a second copy says so again. */
const shownMs = 2500;

export function CopyButton({ label, copied, copy }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <Button
        onClick={() => {
          copy();
          setIsCopied(true);
        }}
      >
        {isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        {isCopied ? copied : label}
      </Button>
      {/* Inside the button it would take the button's name away. */}
      <span role="status" class={text.hidden}>
        {isCopied ? copied : ''}
      </span>
    </>
  );
}
