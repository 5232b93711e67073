/** Text of a message header -> the people it names. */
import type { Participant } from '../model/page.ts';

/** An e-mail address as pages show it. Deliberately simple: what stands between blanks and brackets, with one @ and a dotted host. */
const addressSource = String.raw`[^\s<>()\[\]{}",;:@'“”‘’（）《》、，；：]+@[^\s<>()\[\]{}",;:@'“”‘’（）《》、，；：。]+\.[^\s<>()\[\]{}",;:@'“”‘’（）《》、，；：。.]{2,63}`;
const firstAddress = new RegExp(addressSource, 'u');
const everyAddress = new RegExp(addressSource, 'gu');

const maxNameLength = 500;
const maxAddressLength = 320;

/** First e-mail address in a text; `mailto:` and its parameters are no part of it. */
export function findAddress(text: string): string | undefined {
  const address = firstAddress.exec(text)?.[0].replace(/^mailto/i, '');
  return address !== undefined && address.length <= maxAddressLength ? address : undefined;
}

/** All e-mail addresses in a text, in order, each spelling once. */
export function findAddresses(text: string): readonly string[] {
  return [...new Set(text.match(everyAddress) ?? [])].filter((address) => address.length <= maxAddressLength);
}

/** The address of a `mailto:` link, percent-decoded; absent when it has none or several. */
export function addressOfLink(href: string): string | undefined {
  const found = /^mailto:([^?]+)/i.exec(href.trim())?.[1];
  if (found === undefined) return undefined;
  try {
    return findAddress(decodeURIComponent(found));
  } catch {
    return findAddress(found);
  }
}

function cleanName(text: string): string | undefined {
  const name = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”'‘’,;，；、:：<(（]+|[\s"“”'‘’,;，；、<(（]+$/g, '')
    .trim();
  return name === '' || name.length > maxNameLength ? undefined : name;
}

/** A person from a name and an address, without the empty parts; the name is dropped when it repeats the address. */
export function toParticipant(name: string | undefined, address: string | undefined): Participant | undefined {
  const trimmed = name === undefined ? undefined : cleanName(name);
  const kept = trimmed !== undefined && trimmed.toLowerCase() !== address?.toLowerCase() ? trimmed : undefined;
  if (kept === undefined && address === undefined) return undefined;
  return { ...(kept === undefined ? {} : { name: kept }), ...(address === undefined ? {} : { address }) };
}

/**
 * The people of one header field: `Name <a@b>`, `"Doe, John" <j@x>`, `a@b (Name)`, bare addresses, separated by commas,
 * semicolons, their full-width forms or line ends. A comma inside quotes does not separate, nor does one before an address
 * that has no name between (`Okafor, Marcus D. <m@x>` is one person).
 */
export function parseParticipants(text: string): readonly Participant[] {
  const participants: Participant[] = [];
  let from = 0;
  for (const match of text.matchAll(everyAddress)) {
    const before = text.slice(from, match.index);
    let end = match.index + match[0].length;
    const closing = /^\s*[>)）\]]/.exec(text.slice(end, end + 8));
    end += closing?.[0].length ?? 0;
    const comment = /^\s*\(([^()@]{1,200})\)/.exec(text.slice(end, end + 220));
    let name = separateNames(before);
    if (cleanName(name) === undefined && comment) {
      name = comment[1] ?? '';
      end += comment[0].length;
    }
    const participant = toParticipant(name, match[0]);
    if (participant) participants.push(participant);
    from = end;
  }
  if (participants.length === 0) {
    for (const part of text.split(/[;；\n]/)) {
      const participant = toParticipant(part, undefined);
      if (participant) participants.push(participant);
    }
  }
  return participants;
}

/** What of the text between two addresses belongs to the second: everything after a semicolon, line end or leading comma. */
function separateNames(between: string): string {
  const quoted = /"([^"]*)"[^"]*$/.exec(between);
  if (quoted) return quoted[1] ?? '';
  const parts = between.split(/[;；\n]/);
  return parts[parts.length - 1] ?? '';
}

/** `Name <a@b>` as one line of text, for a block. */
export function participantText(participant: Participant): string {
  if (participant.address === undefined) return participant.name ?? '';
  return participant.name === undefined ? participant.address : `${participant.name} <${participant.address}>`;
}
