/** A connection -> whether it is a published folder. */

/** Nobody says who asks: what is published there is for everybody who reaches it, and nothing is taken. */
export function isFolder(connection: { readonly token: string; readonly provider?: string } | undefined): boolean {
  return connection?.token === '' && connection.provider === undefined;
}
