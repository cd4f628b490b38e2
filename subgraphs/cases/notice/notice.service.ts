import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Page } from '../../../shared/graphql'
import { isUuid } from '../../../shared/validation'
import type { Notice } from './notice'
import type { NoticeStore } from './notice.store'

/** The viewer's own inbox. */
export class NoticeService {
  constructor(
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  /** Up to one more than the page, and how to count all of them. */
  async list(caller: Caller, unread: boolean | null, page: Page) {
    const rows = await caller.read((tx) => this.notices.list(tx, unread, page))
    return { rows, count: () => caller.read((tx) => this.notices.count(tx, unread)) }
  }

  /** Marks it as read; a second time changes nothing. Throws NotFound. */
  read(caller: Caller, id: string): Promise<Notice> {
    return caller.write(async (tx) => {
      const notice = isUuid(id) ? await this.notices.read(tx, id, this.clock.now()) : null
      if (!notice) throw new NotFound('notice')
      return notice
    })
  }
}
