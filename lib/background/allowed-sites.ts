/** Who sends -> whether his site is allowed at this moment. A script that runs in a page outlives the permission it came by. */
import { intersectPatterns } from '../platform/site-pattern.ts';
import { findGrantedOrigins } from './sites.ts';

/** Asks the browser once, and again after each change. */
export class AllowedSites {
  #patterns: Promise<readonly string[]> | undefined;

  /** Permissions have changed. */
  forget(): void {
    this.#patterns = undefined;
  }

  /** @param origin - Scheme, host and port, as the browser tells them; undefined when it tells none */
  async cover(origin: string | undefined): Promise<boolean> {
    if (origin === undefined) return false;
    this.#patterns ??= findGrantedOrigins();
    const patterns = await this.#patterns;
    return patterns.some((pattern) => intersectPatterns(`${origin}/*`, pattern) !== undefined);
  }
}
