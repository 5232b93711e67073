/** Text of a message header -> the people it names. */
import type { Participant } from '../model/page.ts';
import { labelOf } from './header-labels.ts';

/**
 * An e-mail address as pages show it: ASCII, since Chinese text often touches it on both sides. Bounded, so that no text
 * takes more than linear time.
 */
const everyAddress = /[\w+-][\w.+&='~-]{0,63}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}/g;
const maxAddressLength = 320;

const maxNameLength = 500;

/** First e-mail address in a text. */
export function findAddress(text: string): string | undefined {
  return text.match(everyAddress)?.find((address) => address.length <= maxAddressLength);
}

/** The address of a `mailto:` link, percent-decoded; the first when there are several, absent when there is none. */
export function addressOfLink(href: string): string | undefined {
  const found = /^mailto:([^?]+)/i.exec(href.trim())?.[1];
  if (found === undefined) return undefined;
  try {
    return findAddress(decodeURIComponent(found));
  } catch {
    return findAddress(found);
  }
}

/** A name without the marks around it; none when the text is a label (`收件人：`) or no name at all. */
function cleanName(text: string): string | undefined {
  if (/[:：]\s*$/.test(text)) return undefined;
  const name = text
    .replace(/[\s×✕✖✗✘🗙]+/gu, ' ')
    .replace(/^[\s"“”'‘’,;，；、:：<>()（）]+|[\s"“”'‘’,;，；、<>(（]+$/g, '')
    .trim();
  return name === '' || name.length > maxNameLength ? undefined : name;
}

/** A person from a name and an address, without the empty parts; the name is dropped when it repeats the address. */
export function toParticipant(rawName: string | undefined, address: string | undefined): Participant | undefined {
  const name = cleanName(rawName ?? '');
  const isName = name !== undefined && name.toLowerCase() !== address?.toLowerCase();
  return isName || address !== undefined ? { ...(isName && { name }), ...(address !== undefined && { address }) } : undefined;
}

/**
 * The people of one header field: `Name <a@b>`, `"Doe, John" <j@x>`, bare addresses, separated by commas, semicolons, their
 * full-width forms or line ends, after an optional label such as `From:`. A comma inside quotes does not separate, nor does
 * one before an address that has no name between (`Okafor, Marcus D. <m@x>` is one person).
 */
export function parseParticipants(labelledText: string): readonly Participant[] {
  const text = labelledText.slice(labelOf(labelledText.trimStart())?.length ?? 0);
  let from = 0;
  const people = [...text.matchAll(everyAddress)].map(({ 0: address, index }) => {
    if (address.length > maxAddressLength) return undefined;
    const before = text.slice(from, index);
    from = index + address.length;
    return toParticipant(separateNames(before), address);
  });
  const named = people.length > 0 ? people : text.split(/[;；\n]/).map((part) => toParticipant(part, undefined));
  return named.filter((person) => person !== undefined);
}

/** What of the text between two addresses belongs to the second: what stands in quotes, else all after the last separator. */
function separateNames(between: string): string {
  return /"([^"]*)"[^"]*$/.exec(between)?.[1] ?? between.split(/[;；\n]/).at(-1) ?? '';
}

/** `Name <a@b>` as one line of text, for a block. */
export function participantText(participant: Participant): string {
  if (participant.address === undefined) return participant.name ?? '';
  return participant.name === undefined ? participant.address : `${participant.name} <${participant.address}>`;
}
