/**
 * The place where a logged touchpoint is edited, above whatever the screen shows: a page that moves on meanwhile changes the
 * card and not what is being edited.
 */
import { Check } from 'lucide-preact';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Customer } from '../../lib/model/customer.ts';
import type { NewTouchpoint, Touchpoint } from '../../lib/model/touchpoint.ts';
import type { EditFailure } from '../edit-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './TouchpointEditor.module.css';
import { TouchpointForm } from './TouchpointForm.tsx';
import { applyDraft, asSent, type TouchpointDraft } from './touchpoint-draft.ts';

/** Opens a touchpoint of one's own for editing. */
export type OpenEditor = (customer: Customer, touchpoint: Touchpoint) => void;

const EditorContext = createContext<OpenEditor | undefined>(undefined);

/** Undefined where nothing can be edited. */
export function useTouchpointEditor(): OpenEditor | undefined {
  return useContext(EditorContext);
}

export interface TouchpointEditorProps {
  /** Absent: nothing can be edited. */
  readonly save: SidebarCallbacks['saveTouchpoint'];
  readonly children: ComponentChildren;
}

interface Editing {
  readonly customer: Customer;
  readonly touchpoint: Touchpoint;
  readonly isSaving: boolean;
  readonly failure?: EditFailure;
}

/** How long a deletion can be taken back with one click. */
const undoMs = 10_000;

export function TouchpointEditor({ save, children }: TouchpointEditorProps) {
  const { messages, dates } = useSpeech();
  const [editing, setEditing] = useState<Editing>();
  const [deleted, setDeleted] = useState<Touchpoint>();
  const opener = useRef<Element | null>(null);
  const open = useMemo((): OpenEditor | undefined => {
    if (save === undefined) return undefined;
    return (customer, touchpoint) => {
      opener.current = document.activeElement;
      setDeleted(undefined);
      setEditing({ customer, touchpoint, isSaving: false });
    };
  }, [save]);

  useEffect(() => {
    if (deleted === undefined) return;
    const timer = setTimeout(() => setDeleted(undefined), undoMs);
    return () => clearTimeout(timer);
  }, [deleted]);

  const close = () => {
    setEditing(undefined);
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  const send = async (next: NewTouchpoint): Promise<boolean> => {
    if (editing === undefined || save === undefined) return false;
    setEditing({ customer: editing.customer, touchpoint: editing.touchpoint, isSaving: true });
    const failure = await save(next);
    if (failure === undefined) close();
    else setEditing({ customer: editing.customer, touchpoint: editing.touchpoint, isSaving: false, failure });
    return failure === undefined;
  };
  const onDelete = async () => {
    if (editing !== undefined && (await send({ ...asSent(editing.touchpoint), isDeleted: true }))) setDeleted(editing.touchpoint);
  };
  const onSave = (draft: TouchpointDraft) => {
    if (editing !== undefined) void send(applyDraft(editing.touchpoint, draft, dates.today));
  };
  const bringBack = async (touchpoint: Touchpoint) => {
    // The deletion was the next state after the one that was on screen.
    const failure = await save?.({ ...asSent(touchpoint), revision: (touchpoint.revision ?? 0) + 1 });
    if (failure === undefined) setDeleted(undefined);
  };

  return (
    <EditorContext.Provider value={open}>
      {children}
      {editing !== undefined && (
        <TouchpointForm
          key={editing.touchpoint.id}
          customerName={editing.customer.aliases[0] ?? editing.customer.legalName}
          contacts={editing.customer.contacts}
          touchpoint={editing.touchpoint}
          isSaving={editing.isSaving}
          failure={editing.failure}
          onSave={onSave}
          onDelete={() => void onDelete()}
          onClose={close}
        />
      )}
      {deleted !== undefined && (
        <p role="status" class={styles.deleted}>
          <Check size={15} aria-hidden="true" />
          <span class={styles.sentence}>{messages.edit.deleted}</span>
          <button type="button" class={styles.undo} onClick={() => void bringBack(deleted)}>
            {messages.log.undo}
          </button>
        </p>
      )}
    </EditorContext.Provider>
  );
}
