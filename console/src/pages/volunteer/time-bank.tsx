import { Button } from 'antd'
import { timeText } from '../../api/time'
import { useAction, type Outcome } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { AccountDocument, CorrectMinutesDocument, GiftMinutesDocument, RedeemMinutesDocument } from './time-bank.gen'

const pageSize = 20
/** The most minutes that the hub moves at once. */
const most = 100_000
/** What the hub says where nobody gave a reason: the mark beside it says that already, in the reader's language. */
const unsaid = ['Service', 'Redeemed', 'Correction by the station', 'Another volunteer']

interface Props {
  volunteerId: string
  /** The volunteer, who gives minutes away; or the station, which puts the account right. */
  by: 'volunteer' | 'station'
}

/** A time-bank account: what stands on it, what moved, and what its owner or the station can do with it. */
export function TimeBank({ volunteerId, by }: Props) {
  const t = useText()
  const pages = usePages(AccountDocument, { id: volunteerId, first: pageSize }, ({ volunteer }) => volunteer?.ledger)
  const balance = pages.nodes[0]?.balanceAfter ?? 0
  const minutes = (count: number) => t('hours.minutes', { count })
  return (
    <section className="card" data-bank>
      <h2>{t('hours.balance')}</h2>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && (
        <>
          <p className="big" aria-live="polite" data-balance>
            {minutes(balance)}
          </p>
          <div className="buttons">
            {by === 'volunteer' && <Gift done={pages.refresh} />}
            <Redeem volunteerId={volunteerId} done={pages.refresh} />
            {by === 'station' && <Correct volunteerId={volunteerId} done={pages.refresh} />}
          </div>
          <h3>{t('hours.ledger')}</h3>
          {pages.nodes.length === 0 && <Nothing text={t('hours.emptyLedger')} />}
          <ul className="plain">
            {pages.nodes.map((node) => (
              <li key={node.id}>
                <small className="quiet">{timeText(node.at)}</small> <Mark of="ledgerReason" value={node.reason} />{' '}
                {node.minutes > 0 ? '+' : ''}
                {minutes(node.minutes)}
                {!unsaid.includes(node.counterparty) && ` · ${node.counterparty}`}
              </li>
            ))}
          </ul>
          {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
        </>
      )}
    </section>
  )
}

/** Moved once, however often it is sent; what the hub refused may be sent again, changed. */
async function moved(draft: string, done: () => void, send: (key: string) => Promise<Outcome<unknown>>) {
  const outcome = await send(draftKey(draft))
  if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
  if (outcome.data) done()
  return outcome
}

function Gift({ done }: { done: () => void }) {
  const t = useText()
  const gift = useAction(GiftMinutesDocument)
  return (
    <ActionDialog
      label={t('hours.gift')}
      draft="gift"
      fields={[
        {
          name: 'to',
          paths: ['toVolunteerId'],
          kind: 'text',
          label: t('hours.giftTo'),
          hint: t('hours.giftHint'),
          required: true,
        },
        { name: 'minutes', kind: 'number', label: t('hours.giftMinutes'), min: 1, max: most, required: true },
      ]}
      send={({ to, minutes }) =>
        moved('gift', done, (key) => gift({ to: String(to).trim(), minutes: Number(minutes), key }))
      }
    />
  )
}

function Redeem({ volunteerId: id, done }: { volunteerId: string; done: () => void }) {
  const t = useText()
  const redeem = useAction(RedeemMinutesDocument)
  const draft = `redeem:${id}`
  return (
    <ActionDialog
      label={t('hours.redeem')}
      what={t('hours.redeemWhat')}
      draft={draft}
      fields={[
        { name: 'minutes', kind: 'number', label: t('hours.giftMinutes'), min: 1, max: most, required: true },
        { name: 'forWhat', kind: 'text', label: t('hours.forWhat'), required: true },
      ]}
      send={({ minutes, forWhat }) =>
        moved(draft, done, (key) => redeem({ id, minutes: Number(minutes), forWhat: String(forWhat), key }))
      }
    />
  )
}

function Correct({ volunteerId: id, done }: { volunteerId: string; done: () => void }) {
  const t = useText()
  const correct = useAction(CorrectMinutesDocument)
  const draft = `correct:${id}`
  return (
    <ActionDialog
      label={t('hours.correct')}
      what={t('hours.correctWhat')}
      draft={draft}
      fields={[
        {
          name: 'minutes',
          kind: 'number',
          label: t('hours.correctMinutes'),
          hint: t('hours.correctHint'),
          min: -most,
          max: most,
          required: true,
        },
        { name: 'reason', kind: 'text', label: t('form.reason'), required: true },
      ]}
      send={({ minutes, reason }) =>
        moved(draft, done, (key) => correct({ id, minutes: Number(minutes), reason: String(reason), key }))
      }
    />
  )
}
