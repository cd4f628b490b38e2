/** One page of a list, as the HSDS API wraps it. */
export interface HsdsPage {
  readonly total_items: number
  readonly total_pages: number
  readonly page_number: number
  readonly size: number
  readonly first_page: boolean
  readonly last_page: boolean
  readonly empty: boolean
  readonly contents: readonly object[]
}

/** Which page is asked for. */
export interface AskedPage {
  /** From 1 */
  readonly page: number
  readonly perPage: number
}

export function pageOf(contents: readonly object[], total: number, { page, perPage }: AskedPage): HsdsPage {
  const pages = Math.max(1, Math.ceil(total / perPage))
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}
