/** Technical facts for a support request. */
import { Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { DiagnosticLine, OptionsCallbacks } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { FactList } from './FactList.tsx';
import { OptionsPart } from './OptionsPart.tsx';

export interface DiagnosticsPartProps {
  readonly lines: readonly DiagnosticLine[];
  readonly copy: OptionsCallbacks['copyDiagnostics'];
}

/** Nothing when there are no facts. */
export function DiagnosticsPart({ lines, copy }: DiagnosticsPartProps) {
  const { messages } = useSpeech();
  const [isCopied, setIsCopied] = useState(false);
  if (lines.length === 0) return null;
  return (
    <OptionsPart title={messages.options.diagnostics} lead={messages.options.diagnosticsText}>
      <FactList facts={lines} />
      {copy !== undefined && (
        <div>
          <Button
            onClick={() => {
              copy();
              setIsCopied(true);
            }}
          >
            <Copy size={14} aria-hidden="true" />
            {isCopied ? messages.options.copied : messages.options.copy}
          </Button>
        </div>
      )}
    </OptionsPart>
  );
}
