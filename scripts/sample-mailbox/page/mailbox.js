/** The page of the sample mailbox: folders, list, message, compose. Plain DOM; the mails come from /mails.json. */

const texts = {
  en: {
    compose: 'Compose',
    inbox: 'Inbox',
    sent: 'Sent',
    drafts: 'Drafts',
    search: 'Search',
    nothing: 'Choose a message.',
    noSubject: '(no subject)',
    noMatch: 'Nothing found.',
    to: 'To',
    cc: 'Cc',
    subject: 'Subject',
    reply: 'Reply',
    forward: 'Forward',
    unread: 'Mark unread',
    send: 'Send',
    discard: 'Discard',
    sentNote: 'Sent (in this page only).',
    wrote: (date, person) => `On ${date}, ${person} wrote:`,
  },
  zh: {
    compose: '写邮件',
    inbox: '收件箱',
    sent: '已发送',
    drafts: '草稿',
    search: '搜索',
    nothing: '请选择一封邮件。',
    noSubject: '（无主题）',
    noMatch: '没有找到。',
    to: '收件人',
    cc: '抄送',
    subject: '主题',
    reply: '回复',
    forward: '转发',
    unread: '标为未读',
    send: '发送',
    discard: '放弃',
    sentNote: '已发送（只在本页）。',
    wrote: (date, person) => `在 ${date}，${person} 写道：`,
  },
};
/** `?lang=zh` or the language of the browser. */
const language = (new URLSearchParams(location.search).get('lang') ?? navigator.language).startsWith('zh') ? 'zh' : 'en';
const text = texts[language];
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

const find = (selector) => document.querySelector(selector);
const folders = ['inbox', 'drafts', 'sent'];
const { mails, owner } = await (await fetch('mails.json')).json();
const state = { folder: 'inbox', key: undefined, search: '' };

/** An element with attributes and children; strings become text, so nothing of a mail is ever markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

const personText = ({ name, address }) => (name ? `${name} <${address}>` : address);
const peopleText = (people) => people.map(personText).join(', ');
const initial = ({ name, address }) => [...(name || address)][0]?.toUpperCase() ?? '';
const dayOf = (time) => new Date(time).toDateString();

function shortTime(time) {
  const isToday = dayOf(time) === dayOf(Date.now());
  const format = isToday ? { hour: '2-digit', minute: '2-digit', hour12: false } : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(document.documentElement.lang, format).format(time);
}

function longTime(time) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hour12: false,
  }).format(time);
}

function shownMails() {
  const wanted = state.search.toLowerCase();
  return mails.filter(
    (mail) =>
      mail.folder === state.folder &&
      (wanted === '' || [mail.subject, mail.text, personText(mail.from)].some((part) => part.toLowerCase().includes(wanted))),
  );
}

function drawFolders() {
  find('#folders').replaceChildren(
    ...folders.map((folder) => {
      const unread = mails.filter((mail) => mail.folder === folder && mail.isUnread).length;
      const button = make(
        'button',
        { class: 'folder', 'aria-current': folder === state.folder ? 'page' : undefined },
        icon(folder),
        make('span', {}, text[folder]),
      );
      if (unread > 0) button.append(make('span', { class: 'count' }, String(unread)));
      button.onclick = () => go(folder);
      return make('li', {}, button);
    }),
  );
}

function drawList() {
  find('#folder-name').textContent = text[state.folder];
  const list = find('#mail-list');
  list.dataset.folder = state.folder;
  const shown = shownMails();
  list.replaceChildren(
    ...shown.map((mail) => {
      const others = state.folder === 'inbox' ? [mail.from] : mail.to;
      const row = make(
        'div',
        {
          role: 'option',
          class: mail.isUnread ? 'row unread' : 'row',
          id: `row-${mail.key}`,
          'data-key': mail.key,
          'data-from': peopleText(others),
          'data-message-id': mail.messageId,
          'aria-selected': String(mail.key === state.key),
        },
        make('span', { class: 'dot' }),
        make('span', { class: 'row-person' }, others.map(({ name, address }) => name || address).join(', ')),
        make(
          'span',
          { class: 'row-end' },
          mail.attachments.length > 0 || mail.attached ? icon('clip') : undefined,
          make('time', { datetime: new Date(mail.sentAt).toISOString() }, shortTime(mail.sentAt)),
        ),
        make('span', { class: 'row-subject' }, mail.subject || text.noSubject),
        make('span', { class: 'row-start' }, mail.text.replace(/\s+/g, ' ').slice(0, 90)),
      );
      row.onclick = () => go(state.folder, mail.key);
      return row;
    }),
    ...(shown.length === 0 ? [make('p', { class: 'empty' }, text.noMatch)] : []),
  );
  const selected = find('#mail-list [aria-selected="true"]');
  list.setAttribute('aria-activedescendant', selected?.id ?? '');
  selected?.scrollIntoView({ block: 'nearest' });
}

/** Plain text as paragraphs; lines that begin with `>` become quotes inside quotes. */
function textBody(body) {
  const root = make('div');
  const open = [root];
  for (const line of body.trimEnd().split('\n')) {
    const marks = /^(?:> ?)*/.exec(line)[0];
    const depth = marks.replaceAll(/[^>]/g, '').length;
    while (open.length > depth + 1) open.pop();
    while (open.length < depth + 1) {
      const quote = make('blockquote');
      open.at(-1).append(quote);
      open.push(quote);
    }
    open.at(-1).append(make('p', {}, line.slice(marks.length)));
  }
  return root;
}

/** HTML mail in a frame without scripts, as tall as its content. */
function htmlBody(html) {
  const frame = make('iframe', { sandbox: 'allow-same-origin', title: text.subject, srcdoc: html });
  frame.onload = () => {
    frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 4}px`;
  };
  return frame;
}

function drawMessage() {
  const article = find('#mail-message');
  const mail = mails.find(({ key }) => key === state.key);
  find('#mail-compose').hidden = true;
  find('#nothing').hidden = mail !== undefined;
  article.hidden = mail === undefined;
  document.title = mail ? `${mail.subject || text.noSubject} – Postern` : 'Postern';
  if (!mail) {
    delete article.dataset.messageId;
    article.replaceChildren();
    return;
  }
  const action = (name, label, run) => {
    const button = make('button', { type: 'button', class: 'action' }, icon(name), label);
    button.onclick = run;
    return button;
  };
  const files = [...mail.attachments.map(({ fileName }) => fileName), ...(mail.attached ? [`${mail.attached.subject}.eml`] : [])];
  article.dataset.messageId = mail.messageId;
  article.replaceChildren(
    make(
      'div',
      { class: 'actions' },
      action('reply', text.reply, () => write(mail, 'reply')),
      action('forward', text.forward, () => write(mail, 'forward')),
      action('unread', text.unread, () => {
        mail.isUnread = true;
        go(state.folder);
      }),
    ),
    make('h1', {}, mail.subject || text.noSubject),
    make(
      'div',
      { class: 'people' },
      make('span', { class: 'avatar', 'aria-hidden': 'true' }, initial(mail.from)),
      make(
        'p',
        { class: 'from', 'data-people': personText(mail.from) },
        make('b', {}, mail.from.name || mail.from.address),
        ' ',
        make('span', {}, `<${mail.from.address}>`),
      ),
      make('time', { datetime: new Date(mail.sentAt).toISOString() }, longTime(mail.sentAt)),
      make(
        'p',
        { class: 'to', 'data-people': peopleText(mail.to) },
        `${text.to} ${mail.to.map(({ name, address }) => name || address).join(', ')}`,
      ),
      mail.cc.length > 0
        ? make(
            'p',
            { class: 'to', 'data-people': peopleText(mail.cc) },
            `${text.cc} ${mail.cc.map(({ name, address }) => name || address).join(', ')}`,
          )
        : undefined,
    ),
    make('div', { class: 'body' }, mail.html ? htmlBody(mail.html) : textBody(mail.text)),
  );
  if (files.length > 0)
    article.append(make('ul', { class: 'files' }, ...files.map((file) => make('li', {}, icon('clip'), file))));
  find('main').scrollTop = 0;
}

function write(mail, kind) {
  const form = find('#mail-compose');
  const quote =
    mail && `\n\n${text.wrote(longTime(mail.sentAt), personText(mail.from))}\n${mail.text.trimEnd().replaceAll(/^/gm, '> ')}`;
  const prefix = kind === 'forward' ? 'Fwd: ' : 'Re: ';
  const field = (name, value) => make('label', {}, text[name], make('input', { name, value, autocomplete: 'off' }));
  const editor = make(
    'div',
    { contenteditable: 'plaintext-only', role: 'textbox', 'aria-multiline': 'true', 'aria-label': text.compose },
    quote ?? '',
  );
  const discard = make('button', { type: 'button', class: 'quiet' }, text.discard);
  discard.onclick = draw;
  form.dataset.draft = `${Date.now()}`;
  form.replaceChildren(
    field('to', mail && kind === 'reply' ? personText(mail.from) : ''),
    field('subject', mail ? prefix + mail.subject : ''),
    editor,
    make('div', { class: 'buttons' }, make('button', { class: 'primary' }, icon('sent'), text.send), discard),
  );
  find('#mail-message').hidden = true;
  find('#nothing').hidden = true;
  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    const sent = {
      key: `sent-${form.dataset.draft}`,
      messageId: `<${form.dataset.draft}@${owner.address.split('@')[1]}>`,
      folder: 'sent',
      isUnread: false,
    };
    const to = [{ name: '', address: form.elements.to.value }];
    mails.unshift({
      ...sent,
      from: owner,
      to,
      cc: [],
      subject: form.elements.subject.value,
      sentAt: Date.now(),
      text: editor.textContent,
      attachments: [],
    });
    note(text.sentNote);
    draw();
  };
  (kind === 'reply' ? editor : form.elements.to).focus();
}

let noteTimer;
function note(message) {
  find('#note').textContent = message;
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => find('#note').replaceChildren(), 4000);
}

function draw() {
  drawFolders();
  drawList();
  drawMessage();
}

function go(folder, key) {
  location.hash = key ? `/${folder}/${key}` : `/${folder}`;
}

function follow() {
  const [, folder, key] = location.hash.split('/');
  state.folder = folders.includes(folder) ? folder : 'inbox';
  state.key = key;
  const mail = mails.find((candidate) => candidate.key === key);
  if (mail) mail.isUnread = false;
  draw();
}

function move(step) {
  const shown = shownMails();
  const place = shown.findIndex(({ key }) => key === state.key);
  const next = shown[Math.max(0, Math.min(shown.length - 1, place + step))];
  if (next) go(state.folder, next.key);
}

document.addEventListener('keydown', (event) => {
  if (event.target.matches?.('input, [contenteditable]') || event.ctrlKey || event.metaKey || event.altKey) {
    if (event.key === 'Escape' && event.target.id === 'search') event.target.blur();
    return;
  }
  const mail = mails.find(({ key }) => key === state.key);
  const actions = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    r: () => mail && write(mail, 'reply'),
    f: () => mail && write(mail, 'forward'),
    c: () => write(),
    '/': () => find('#search').focus(),
    Escape: () => go(state.folder),
  };
  const run = actions[event.key];
  if (!run) return;
  event.preventDefault();
  run();
});

for (const element of document.querySelectorAll('[data-text]')) element.textContent = text[element.dataset.text];
find('#search').placeholder = text.search;
find('#search').setAttribute('aria-label', text.search);
find('#search').oninput = (event) => {
  state.search = event.target.value;
  drawList();
};
find('#compose').onclick = () => write();
find('#own-avatar').textContent = initial(owner);
find('#own-name').textContent = owner.name;
addEventListener('hashchange', follow);
follow();
