/** A tier as three bars: three filled MVC, two MGC, one standard, none below zero. Readable without colour. */
import type { Tier } from '../../lib/model/customer.ts';

const filled: Readonly<Record<Tier, number>> = { MVC: 3, MGC: 2, STANDARD: 1, BZ: 0 };
const heights = [4, 7, 10] as const;

/** Decorative: the tier's name stands beside it as text. */
export function TierBars({ tier }: { readonly tier: Tier }) {
  return (
    <svg width="13" height="10" viewBox="0 0 13 10" aria-hidden="true" focusable="false">
      {heights.map((height, index) => (
        <rect
          key={height}
          x={index * 5}
          y={10 - height}
          width="3"
          height={height}
          rx="1"
          fill="currentColor"
          opacity={index < filled[tier] ? 1 : 0.28}
        />
      ))}
      {tier === 'BZ' && <path d="M0 9.25h13" stroke="currentColor" stroke-width="1.5" />}
    </svg>
  );
}
