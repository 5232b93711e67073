// @vitest-environment happy-dom
/** Correcting what was logged: from the line, from the confirmation, by keyboard; and what is sent for it. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EditFailure, NoteSubject } from '../../components/edit-view.ts';
import { Sidebar } from '../../components/Sidebar.tsx';
import type { CustomerCard, SidebarCallbacks, SidebarView } from '../../components/sidebar-view.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import type { NewTouchpoint, Touchpoint } from '../../lib/model/touchpoint.ts';
import { newTouchpointSchema } from '../../lib/model/touchpoint.ts';
import { binding, huaxingCard, now, staffNames, timeZone } from '../gallery/sample-company.ts';
import { click, press, type Rendered, render, type } from './render.tsx';

const saved: NewTouchpoint[] = [];
const notes: (NoteSubject & { readonly customerId: string })[] = [];
let failure: EditFailure | undefined;

beforeEach(() => {
  saved.length = 0;
  notes.length = 0;
  failure = undefined;
});

const own: Touchpoint = {
  id: '0b0e8f60-0000-4000-8000-000000000001',
  customerId: 'c-huaxing',
  channel: 'e-mail',
  aspect: 'liaison',
  direction: 'inbound',
  happenedAt: '2026-11-19T03:04:05.678Z',
  loggedAt: '2026-11-19T03:10:00Z',
  staffId: 'chen',
  contactId: 'p-liwei',
  fingerprint: 'f'.repeat(64),
  subject: 'Offer',
};
const foreign: Touchpoint = { ...own, id: '0b0e8f60-0000-4000-8000-000000000002', staffId: 'mei', subject: 'Theirs' };

function draw(touchpoints: readonly Touchpoint[], more: Partial<CustomerCard> = {}): Rendered {
  const nothing = () => undefined;
  const card = huaxingCard({ touchpoints: touchpoints.map((touchpoint) => ({ touchpoint, sending: 'sent' as const })), ...more });
  const view: SidebarView = {
    ...{ now, timeZone, staffNames, viewerId: 'chen', chips: [], notices: [] },
    screen: { kind: 'customer', card },
  };
  const on: SidebarCallbacks = {
    ...{ selectChip: nothing, openCustomer: nothing, log: nothing, undoLog: nothing, readAgain: nothing, choose: nothing },
    saveTouchpoint: async (touchpoint) => {
      saved.push(touchpoint);
      return failure;
    },
    logNote: async (customerId, about) => {
      notes.push({ customerId, ...about });
      return 't-note';
    },
  };
  return render(<Sidebar view={view} on={on} locale={localeFor('en')} />);
}

function dialogOf({ root }: Rendered): HTMLDialogElement {
  const dialog = root.querySelector('dialog');
  if (!dialog) throw new Error('nothing is being edited');
  return dialog;
}

/** The input, select or text area with this label. */
function field<T extends Element>(drawn: Rendered, label: string): T {
  const found = [...dialogOf(drawn).querySelectorAll('label')].find(
    (each) => each.querySelector('span')?.textContent === label || each.textContent === label,
  );
  const control = found?.querySelector('input, select, textarea');
  if (!control) throw new Error(`no field “${label}”`);
  return control as unknown as T;
}

function pick(drawn: Rendered, label: string, value: string): void {
  const select = field<HTMLSelectElement>(drawn, label);
  act(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

/** A click whose answer comes a few promises later. */
async function clickAndWait(element: Element): Promise<void> {
  await act(async () => {
    click(element);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });
}

async function save(drawn: Rendered): Promise<void> {
  await act(async () => {
    dialogOf(drawn).querySelector('form')?.requestSubmit();
  });
}

describe('a touchpoint of one’s own', () => {
  test('is one click away from its line, and a colleague’s is not', () => {
    const drawn = draw([own, foreign]);
    expect(drawn.buttonNames().filter((name) => name.startsWith('Edit'))).toEqual(['Edit: Offer']);
    click(drawn.button('Edit: Offer'));
    expect(dialogOf(drawn).textContent).toContain('Offer');
  });

  test('is one click away from the confirmation', () => {
    const drawn = draw([own], {
      log: {
        ...{ kind: 'logged', binding, touchpointId: own.id, channel: 'e-mail', direction: 'inbound' },
        ...{ happenedAt: own.happenedAt, undoSecondsLeft: 0 },
      },
    });
    click(drawn.button('Edit'));
    expect(dialogOf(drawn)).toBeDefined();
  });

  test('saved untouched is the same touchpoint, to the millisecond, and fits the export', async () => {
    const drawn = draw([{ ...own, revision: 3, editedAt: '2026-11-19T04:00:00Z' }]);
    click(drawn.button('Edit: Offer'));
    await save(drawn);
    const { staffId: _staff, ...sent } = own;
    expect(saved).toEqual([{ ...sent, revision: 3, editedAt: '2026-11-19T04:00:00Z' }]);
    expect(newTouchpointSchema.safeParse(saved[0]).success).toBe(true);
    expect(drawn.root.querySelector('dialog')).toBeNull();
  });

  test('channel, direction, aspect, contact, feeling, time, note, complaint, ledger lines, news and rival are what the form says', async () => {
    const drawn = draw([own]);
    click(drawn.button('Edit: Offer'));
    pick(drawn, 'How', 'call');
    pick(drawn, 'Who turned to whom', 'outbound');
    pick(drawn, 'About', 'feedback');
    pick(drawn, 'Contact', '');
    pick(drawn, 'News', 'better-offer');
    type(field(drawn, 'Rival'), ' Grippenfels ');
    type(field(drawn, 'Note'), ' asked for a rebate ');
    type(field(drawn, 'When'), '2026-11-18T10:30');
    click(field(drawn, 'badly'));
    click(field(drawn, 'open'));
    type(field(drawn, 'Answer by'), '2026-11-27');
    type(field(drawn, 'Number'), '17');
    click(drawn.button('Benefit'));
    click(drawn.button('Sacrifice'));
    const [first] = dialogOf(drawn).querySelectorAll<HTMLInputElement>('input[placeholder]');
    if (first) type(first, 'fits well');
    const lasting = [...dialogOf(drawn).querySelectorAll<HTMLInputElement>('input[type=checkbox]')].at(-1);
    if (lasting) click(lasting);
    await save(drawn);
    const { staffId: _staff, contactId: _contact, ...kept } = own;
    expect(saved).toEqual([
      {
        ...kept,
        channel: 'call',
        direction: 'outbound',
        aspect: 'feedback',
        happenedAt: new Date('2026-11-18T10:30').toISOString(),
        sentiment: 'bad',
        issue: { reference: '17', dueOn: '2026-11-27' },
        note: 'asked for a rebate',
        news: 'better-offer',
        competitor: 'Grippenfels',
        value: { side: 'benefit', part: 'product', note: 'fits well' },
        moreValues: [{ side: 'sacrifice', part: 'money', scope: 'relationship' }],
      },
    ]);
    expect(newTouchpointSchema.safeParse(saved[0]).success).toBe(true);
  });

  test('a complaint closed in the form is settled today', async () => {
    const drawn = draw([{ ...own, issue: { dueOn: '2026-11-18' }, sentiment: 'bad' }]);
    click(drawn.button('Edit: Offer'));
    click(field(drawn, 'settled'));
    await save(drawn);
    expect(saved[0]?.issue).toEqual({ dueOn: '2026-11-18', resolvedOn: '2026-11-20' });
  });

  test('a time that has not come is not saved', async () => {
    const drawn = draw([own]);
    click(drawn.button('Edit: Offer'));
    type(field(drawn, 'When'), '2999-01-01T10:30');
    await save(drawn);
    expect(saved).toEqual([]);
    expect(dialogOf(drawn).textContent).toContain('This time has not come yet.');
  });

  test('Ctrl+Enter saves; a failure keeps the sheet and the words, and says why', async () => {
    failure = 'disk-full';
    const drawn = draw([own]);
    click(drawn.button('Edit: Offer'));
    const note = field<HTMLTextAreaElement>(drawn, 'Note');
    type(note, 'typed');
    note.focus();
    await act(async () => void press('Enter', { ctrlKey: true }));
    expect(saved).toHaveLength(1);
    expect(dialogOf(drawn).querySelector('[role=alert]')?.textContent).toContain('the disk is full');
    expect(field<HTMLTextAreaElement>(drawn, 'Note').value).toBe('typed');
    failure = undefined;
    await save(drawn);
    expect(drawn.root.querySelector('dialog')).toBeNull();
  });

  test('Escape leaves it as it was', () => {
    const drawn = draw([own]);
    click(drawn.button('Edit: Offer'));
    type(field(drawn, 'Note'), 'never mind');
    act(() => void dialogOf(drawn).dispatchEvent(new Event('cancel', { cancelable: true })));
    expect(drawn.root.querySelector('dialog')).toBeNull();
    expect(saved).toEqual([]);
  });

  test('deleted, it can be brought back for ten seconds, as the state after the deletion', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const drawn = draw([{ ...own, revision: 2 }]);
    click(drawn.button('Edit: Offer'));
    await clickAndWait(drawn.button('Delete'));
    expect(saved.at(-1)).toMatchObject({ id: own.id, isDeleted: true, revision: 2 });
    await clickAndWait(drawn.button('Undo'));
    expect(saved.at(-1)).toMatchObject({ id: own.id, revision: 3, subject: 'Offer' });
    expect(saved.at(-1)?.isDeleted).toBeUndefined();
    click(drawn.button('Edit: Offer'));
    await clickAndWait(drawn.button('Delete'));
    expect(drawn.buttonNames()).toContain('Undo');
    act(() => void vi.advanceTimersByTime(10_000));
    expect(drawn.buttonNames()).not.toContain('Undo');
    vi.useRealTimers();
  });

  test('a page that moves on to another customer does not take the sheet away', () => {
    const drawn = draw([own]);
    click(drawn.button('Edit: Offer'));
    type(field(drawn, 'Note'), 'half a thought');
    const view: SidebarView = {
      ...{ now, timeZone, staffNames, viewerId: 'chen', chips: [], notices: [] },
      screen: { kind: 'loading' },
    };
    const nothing = () => undefined;
    drawn.update(
      <Sidebar
        view={view}
        on={{
          ...{ selectChip: nothing, openCustomer: nothing, log: nothing, undoLog: nothing, readAgain: nothing, choose: nothing },
          saveTouchpoint: async () => undefined,
        }}
        locale={localeFor('en')}
      />,
    );
    expect(dialogOf(drawn).textContent).toContain('华星科技');
    expect(field<HTMLTextAreaElement>(drawn, 'Note').value).toBe('half a thought');
  });
});

describe('notes in two clicks', () => {
  test('news of a kind', async () => {
    const drawn = draw([own]);
    click(drawn.button('Note what you heard'));
    await clickAndWait(drawn.button('A rival is courting its people'));
    expect(notes).toEqual([{ customerId: 'c-huaxing', news: 'rival-seen' }]);
  });

  test('a colleague’s complaint is settled with one click, and not offered again once somebody has', async () => {
    const complaint: Touchpoint = { ...foreign, sentiment: 'bad', issue: { dueOn: '2026-11-18' } };
    const drawn = draw([complaint]);
    await clickAndWait(drawn.button('Settled · Theirs'));
    expect(notes).toEqual([{ customerId: 'c-huaxing', settles: complaint.id }]);
    const note: Touchpoint = { ...own, channel: 'note', settles: complaint.id };
    expect(
      draw([note, complaint])
        .buttonNames()
        .filter((name) => name.startsWith('Settled')),
    ).toEqual([]);
  });
});
