/** What a case of the gallery is: one state of one screen, rendered without an extension. */
import type { ComponentChild } from 'preact';
import type { Locale } from '../../lib/i18n/locale.ts';

export interface GalleryCase {
  /** Width in CSS pixels at which pictures are taken unless another is asked for. */
  readonly width: number;
  /** Down to this width nothing may stick out to the right. */
  readonly narrowest: number;
  render(locale: Locale): ComponentChild;
  /** Puts the screen into its state by using it, e.g. opens what is folded. */
  readonly use?: (root: HTMLElement) => void;
}
