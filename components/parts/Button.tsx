/** The one button: primary (the thing to do), plain, or quiet (rarely needed). */
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';
import { joinClasses } from '../join-classes.ts';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'className' | 'size' | 'ref'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'link';
  /** Square, for a lone icon; then `aria-label` is needed. */
  readonly isIcon?: boolean;
  readonly class?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly children: ComponentChildren;
}

export function Button({ look = 'plain', isIcon = false, class: extra, buttonRef, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(buttonRef === undefined ? {} : { ref: buttonRef })}
      class={joinClasses(styles.button, styles[look], isIcon && styles.icon, extra)}
    >
      {children}
    </button>
  );
}
