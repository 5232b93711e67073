/** The language of the interface. */
import { languageNames } from '../../lib/i18n/languages.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, OptionsView } from '../options-view.ts';
import { Choice } from './Choice.tsx';
import { OptionsPart } from './OptionsPart.tsx';

export interface LanguagePartProps {
  readonly language: OptionsView['language'];
  readonly setLanguage: OptionsCallbacks['setLanguage'];
}

const languages = ['auto', 'en', 'zh_CN', 'zh_TW'] as const;
const tags = { auto: undefined, en: 'en', zh_CN: 'zh-CN', zh_TW: 'zh-TW' } as const;

export function LanguagePart({ language, setLanguage }: LanguagePartProps) {
  const { messages } = useSpeech();
  return (
    <OptionsPart title={messages.options.language}>
      <Choice
        name="language"
        label={messages.options.language}
        options={languages.map((value) => ({
          value,
          label: value === 'auto' ? messages.options.languageAuto : languageNames[value],
          lang: tags[value],
        }))}
        value={language}
        onChange={setLanguage}
      />
    </OptionsPart>
  );
}
