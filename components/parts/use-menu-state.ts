/** Open or not, and where the focus goes: what every list that a button opens has in common. */
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuState {
  readonly isOpen: boolean;
  readonly setIsOpen: (isOpen: boolean) => void;
  /** Around button and list. */
  readonly root: { current: HTMLDivElement | null };
  readonly button: { current: HTMLButtonElement | null };
  /** The items, in reading order; none while it is closed. */
  readonly choices: () => HTMLButtonElement[];
  /** Closes, and the focus is on the button again. */
  readonly close: () => void;
}

/** Opening focuses the first item; a click or a focus outside closes. */
export function useMenuState(): MenuState {
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const choices = (): HTMLButtonElement[] => [...(root.current?.querySelectorAll<HTMLButtonElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  return { isOpen, setIsOpen, root, button, choices, close };
}
