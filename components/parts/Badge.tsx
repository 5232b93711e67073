/** A small label with an optional glyph. */
import type { ComponentChildren } from 'preact';
import { joinClasses } from '../join-classes.ts';
import styles from './Badge.module.css';

export interface BadgeProps {
  readonly class?: string | undefined;
  readonly title?: string;
  readonly children: ComponentChildren;
}

export function Badge({ class: extra, title, children }: BadgeProps) {
  return (
    <span class={joinClasses(styles.badge, extra)} {...(title === undefined ? {} : { title })}>
      {children}
    </span>
  );
}
