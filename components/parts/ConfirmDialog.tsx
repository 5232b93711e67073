/** Asks once more before something that others will see. Modal: focus stays inside, Escape says no. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import styles from './ConfirmDialog.module.css';
import { useUniqueId } from './use-unique-id.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly confirm: string;
  readonly cancel: string;
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Shown as long as it is rendered. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel,
  isDangerous = false,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useUniqueId();
  useEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.open) current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={`${id}-title`} class={styles.title}>
        {title}
      </h2>
      <p id={`${id}-text`} class={styles.text}>
        {children}
      </p>
      <div class={styles.row}>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button look={isDangerous ? 'danger' : 'primary'} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
