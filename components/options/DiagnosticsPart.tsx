/** Technical facts for a support request. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { DiagnosticLine, OptionsCallbacks } from '../options-view.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { FactList } from './FactList.tsx';
import { OptionsPart } from './OptionsPart.tsx';

export interface DiagnosticsPartProps {
  readonly lines: readonly DiagnosticLine[];
  readonly copy: OptionsCallbacks['copyDiagnostics'];
}

/** Nothing when there are no facts. */
export function DiagnosticsPart({ lines, copy }: DiagnosticsPartProps) {
  const { messages } = useSpeech();
  if (lines.length === 0) return null;
  return (
    <OptionsPart title={messages.options.diagnostics} lead={messages.options.diagnosticsText}>
      <FactList facts={lines} />
      {copy !== undefined && (
        <div>
          <CopyButton label={messages.options.copy} copied={messages.options.copied} copy={copy} />
        </div>
      )}
    </OptionsPart>
  );
}
