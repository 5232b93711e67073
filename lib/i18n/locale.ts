/** One language as the screens use it. */
import type { Language } from '../model/customer.ts';
import type { Messages } from './en.ts';

export interface Locale {
  readonly messages: Messages;
  /** BCP 47, for `lang` attributes and Intl. */
  readonly tag: string;
  /** Which wording of the playbook and the engine is read. */
  readonly language: Language;
}
