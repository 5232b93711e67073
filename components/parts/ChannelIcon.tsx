/** How a contact took place, as a glyph. */
import { CalendarDays, Mail, MapPin, MessageCircle, Phone, StickyNote, Users } from 'lucide-preact';
import type { Channel } from '../../lib/model/touchpoint.ts';

const icons = {
  'e-mail': Mail,
  call: Phone,
  visit: MapPin,
  meeting: Users,
  chat: MessageCircle,
  event: CalendarDays,
  note: StickyNote,
} as const satisfies Record<Channel, unknown>;

/** Decorative: the channel's name is read from the text beside it. */
export function ChannelIcon({ channel, size = 14 }: { readonly channel: Channel; readonly size?: number }) {
  const Icon = icons[channel];
  return <Icon size={size} aria-hidden="true" />;
}
