/** Number -> the word form that a language wants for it. */

const rules = new Map<string, Intl.PluralRules>();

/** `other` stands for every form that is not given. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

/** The form of `count` in `language` (a BCP 47 tag); `#` becomes the number as the language writes it. */
export function plural(language: string, count: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (rule === undefined) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  const form = rule.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
  return form.replaceAll('#', count.toLocaleString(language));
}
