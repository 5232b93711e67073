/** A list of past activities and who is on the staff -> touchpoints as a load takes them; the same row always gives the same id. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { byWord, foldWord } from '../../lib/import/judgement-words.ts';
import { findDayOrder, readDay } from '../../lib/import/read-cells.ts';
import { customerIdOf } from '../../lib/import/read-customers.ts';
import { aspectOfChannel, type Channel, type Direction, type Touchpoint } from '../../lib/model/touchpoint.ts';
import { findPeople } from '../../server/find-person.ts';
import type { LoadLine } from '../../server/load/load-contract.ts';
import type { LoadProblem } from './load-problems.ts';
import { LoadFileError, NamedColumns, readTable } from './read-columns.ts';
import { type People, remembered } from './read-staff.ts';

type TouchpointLine = Extract<LoadLine, { readonly touchpoint: Touchpoint }>;

const columnNames = {
  id: 'activity id|task id|event id|call id|touchpoint id|record id|id|活动id|活动编号|记录id|跟进记录id|活動id|活動編號|記錄id',
  customer:
    'customer id|account id|account id (18 char)|company id|associated company ids|related to id|what id|客户id|客户编号|客戶id|客戶編號',
  at: 'date|when|happened at|activity date|due date|start|start date|completed date|time|created date|日期|时间|跟进时间|活动日期|开始时间|拜访时间|時間|跟進時間|活動日期|開始時間',
  channel: 'channel|type|activity type|subtype|task subtype|渠道|方式|类型|跟进方式|活动类型|沟通方式|類型|跟進方式|活動類型',
  direction: 'direction|call type|方向|呼叫类型|呼叫類型',
  subject: 'subject|title|主题|标题|主旨|主題|標題',
  note: 'note|notes|comments|full comments|description|备注|内容|跟进内容|描述|備註|內容|跟進內容',
  staff:
    'staff|owner|assigned|assigned to|user|created by|sales rep|activity owner|负责人|跟进人|创建人|销售|业务员|執行人|負責人|跟進人|業務',
} as const;

const channelOfWord = byWord<Channel>([
  ['e-mail', 'e-mail|email|mail|outgoing email|incoming email|邮件|电子邮件|郵件|電子郵件'],
  ['call', 'call|phone|phone call|telephone|电话|打电话|通话|電話|通話'],
  ['visit', 'visit|on-site|field visit|拜访|上门拜访|外勤|现场拜访|拜訪'],
  ['meeting', 'meeting|event meeting|appointment|demo|会议|会面|会谈|面谈|會議|會面|面談'],
  ['chat', 'chat|message|sms|whatsapp|wechat|linkedin message|line|微信|企业微信|短信|聊天|簡訊|微訊'],
  ['event', 'event|trade fair|exhibition|webinar|活动|展会|活動|展會'],
  ['note', 'note|task|other|comment|备注|笔记|跟进|记录|其他|備註|記錄|任务|任務'],
]);

const directionOfWord = byWord<Direction>([
  ['inbound', 'inbound|incoming|received|in|呼入|来电|收到|呼入電話|來電'],
  ['outbound', 'outbound|outgoing|sent|out|呼出|去电|发出|呼出電話|去電|發出'],
  ['mutual', 'mutual|both|internal|双方|雙方'],
]);

/** `2026-11-20T09:30:00Z`, with a zone or without (then in UTC); a day alone is its noon, which is that day nearly everywhere. */
function readInstant(text: string, order: ReturnType<typeof findDayOrder>): string | undefined {
  const whole = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (whole) {
    const [, day, minutes, seconds = ':00', zone = 'Z'] = whole;
    const ms = Date.parse(`${day}T${minutes}${seconds}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
    return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
  }
  const [date = text, clock] = text.split(/\s+(?=\d{1,2}:\d{2})/);
  const day = readDay(date, order);
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(clock ?? '') ?? [];
  if (day === undefined || Number(hours ?? 12) > 23 || Number(minutes ?? 0) > 59) return undefined;
  return `${day}T${(hours ?? '12').padStart(2, '0')}:${minutes ?? '00'}:00.000Z`;
}

/** A version 8 UUID out of a hash. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Reads the file. Rows that cannot be used are told, the others are given. @throws LoadFileError when nothing of it can be used */
export async function readTouchpoints(
  path: string,
  { staff }: People,
): Promise<{ lines: readonly TouchpointLine[]; problems: readonly LoadProblem[] }> {
  const file = basename(path);
  const { header, rows } = await readTable(path);
  const columns = new NamedColumns(header, columnNames);
  for (const [field, name] of [
    ['customer', "the customer's id"],
    ['at', 'the day'],
    ['staff', 'who of the staff it was'],
  ] as const)
    if (!columns.has(field))
      throw new LoadFileError(`${file}: no column is ${name}. Its columns: ${header.join(', ').slice(0, 500)}`);
  const everybody = [...staff.values()].map(({ person }) => person);
  const findStaff = remembered((called) => findPeople(everybody, called));
  const order = findDayOrder(rows.map((row) => columns.cell(row, 'at')));
  const lines: TouchpointLine[] = [];
  const problems: LoadProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const refuse = (field: string, sentence: string): void => {
      problems.push({ file, row: row.row, field, sentence, isRefused: true });
    };
    const customer = columns.cell(row, 'customer');
    const atText = columns.cell(row, 'at').slice(0, 80);
    const happenedAt = readInstant(atText, order);
    const channelWord = columns.cell(row, 'channel');
    const channel = channelOfWord.get(foldWord(channelWord)) ?? (channelWord === '' ? 'note' : undefined);
    const called = columns.cell(row, 'staff');
    const [person, ...others] = findStaff(called);
    if (customer === '') refuse('Customer id', 'is empty');
    else if (happenedAt === undefined) refuse('Day', `“${atText}” is no day, or day and month cannot be told apart`);
    else if (channel === undefined) refuse('Channel', `“${channelWord}” is no channel`);
    else if (!person) refuse('Staff', called === '' ? 'is empty' : `nobody of the staff is called “${called}”`);
    else if (others.length > 0) refuse('Staff', `several of the staff are called “${called}”`);
    else {
      const customerId = customerIdOf(customer);
      const subject = columns.cell(row, 'subject').slice(0, 300);
      const note = columns.cell(row, 'note').slice(0, 2000);
      const direction = directionOfWord.get(foldWord(columns.cell(row, 'direction'))) ?? 'mutual';
      const own = columns.cell(row, 'id');
      // Two rows that say the same are two touchpoints: the second of a day is another one than the first.
      const identity = own === '' ? JSON.stringify([customerId, happenedAt, channel, person.id, subject, note]) : `id ${own}`;
      const nth = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, nth);
      if (own !== '' && nth > 1) refuse('Id', `“${own}” stands in another row too`);
      else
        lines.push({
          place: `${file}, row ${row.row}`,
          touchpoint: {
            id: uuidOf(`${identity}#${nth}`),
            customerId,
            channel,
            aspect: aspectOfChannel[channel],
            direction,
            happenedAt,
            loggedAt: happenedAt,
            ...(subject === '' ? {} : { subject }),
            ...(note === '' ? {} : { note }),
            staffId: person.id,
          },
        });
    }
  }
  return { lines, problems };
}
