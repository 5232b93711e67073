/** An object without some of its optional parts. */
export function omit<Whole extends object>(whole: Whole, names: readonly string[]): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name))) as Whole;
}
