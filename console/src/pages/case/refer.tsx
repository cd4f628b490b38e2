import { Alert, Button } from 'antd'
import { useState } from 'react'
import { bareProblem } from '../../api/problem'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionForm } from '../../kit/action-form'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Loaded, Nothing } from '../../kit/loaded'
import { CandidateCard } from './candidate-card'
import { CandidateMap } from './candidate-map'
import {
  CandidatesDocument,
  FindProvidersDocument,
  OfferReferralDocument,
  type CandidatesQuery,
  type CaseFullFragment,
} from './case.gen'

export type Candidate = NonNullable<NonNullable<CandidatesQuery['case']>['candidates']>['items'][number]

interface Target {
  readonly providerId: string
  readonly offerId: string | null
  readonly name: string
}

interface Props {
  of: CaseFullFragment
  reread: () => void
  open: boolean
  toggle: () => void
}

const modes = ['DIRECT', 'FIRST_ACCEPT', 'JOINT', 'CASCADE'] as const

/** One question to every partner and every group; then an offer to one, to several, or down the list. */
export function Refer({ of, reread, open, toggle }: Props) {
  const t = useText()
  return (
    <section className="card no-print">
      <h2>{t('refer.title')}</h2>
      <Button type={open ? 'default' : 'primary'} onClick={toggle} aria-expanded={open}>
        {t(open ? 'refer.hide' : 'refer.ask')}
      </Button>
      {open && <Asked of={of} reread={reread} />}
    </section>
  )
}

function Asked({ of, reread }: Pick<Props, 'of' | 'reread'>) {
  const t = useText()
  const [result, read] = useLive({ query: CandidatesDocument, variables: { id: of.id }, requestPolicy: 'network-only' })
  const [chosen, choose] = useState<readonly Target[]>([])
  const has = (one: Target) => chosen.some((other) => sameTarget(one, other))
  const toggle = (one: Target) =>
    choose(has(one) ? chosen.filter((other) => !sameTarget(one, other)) : [...chosen, one])
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ case: found }) => {
        const items = found?.candidates?.items ?? []
        const missing = found?.candidates?.missingSources ?? []
        return (
          <>
            {missing.length > 0 && (
              <Alert type="warning" showIcon title={t('refer.missing', { sources: missing.join(', ') })} />
            )}
            {items.length === 0 && <Nothing text={t('refer.none')} />}
            {items.length > 0 && <p className="quiet">{t('refer.terms')}</p>}
            <div className="refer">
              {found && items.length > 0 && <CandidateMap of={found} />}
              <ol className="plain" data-candidates>
                {items.map((candidate, index) => {
                  const target = targetOf(candidate)
                  return (
                    <li key={`${candidate.source}:${candidate.providerId}:${candidate.offerId ?? ''}`}>
                      <CandidateCard
                        rank={index + 1}
                        of={candidate}
                        chosen={has(target)}
                        choose={() => toggle(target)}
                      />
                    </li>
                  )
                })}
              </ol>
              <div className="refer-offer">
                <Others add={(target) => !has(target) && choose([...chosen, target])} />
                <Offer of={of} chosen={chosen} done={() => (choose([]), reread())} />
              </div>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

function targetOf({ providerId, offerId, providerName, providerKind }: Candidate): Target {
  // A group is asked as a whole: its offer is no service.
  return { providerId, offerId: providerKind === 'VOLUNTEER_GROUP' ? null : (offerId ?? null), name: providerName }
}

function sameTarget(one: Target, other: Target): boolean {
  return one.providerId === other.providerId && one.offerId === other.offerId
}

/** Somebody who is no candidate: a department, say. */
function Others({ add }: { add: (target: Target) => void }) {
  const t = useText()
  const [search, setSearch] = useState('')
  const [{ data }] = useLive({ query: FindProvidersDocument, variables: { search }, pause: search.length < 2 })
  const found = search.length < 2 ? [] : (data?.organizations.edges.map(({ node }) => node) ?? [])
  return (
    <div className="field">
      <label htmlFor="other-provider">{t('refer.other')}</label>
      <input id="other-provider" type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      <div className="buttons">
        {found.map(({ id, name, kind }) => (
          <Button key={id} size="small" onClick={() => add({ providerId: id, offerId: null, name })}>
            + {name} ({t(`provider.${kind}`)})
          </Button>
        ))}
      </div>
    </div>
  )
}

function Offer({ of, chosen, done }: { of: CaseFullFragment; chosen: readonly Target[]; done: () => void }) {
  const t = useText()
  const offer = useAction(OfferReferralDocument)
  const draft = `refer:${of.id}`
  return (
    <>
      <h3 aria-live="polite">
        {chosen.length === 0
          ? t('refer.choose')
          : t('refer.chosen', { names: chosen.map(({ name }) => name).join(', ') })}
      </h3>
      <ActionForm
        draft={draft}
        submit={t('refer.offer')}
        initial={{ mode: 'DIRECT' }}
        fields={[
          {
            name: 'mode',
            kind: 'select',
            label: t('refer.mode'),
            required: true,
            options: modes.map((value) => ({ value, label: `${t(`mode.${value}`)} – ${t(`modeText.${value}`)}` })),
          },
          { name: 'message', kind: 'long', label: t('referral.message'), hint: t('refer.messageHint') },
          { name: 'respondWithinHours', kind: 'number', label: t('refer.respondWithin'), min: 0.5, step: 0.5 },
          { name: 'completeWithinHours', kind: 'number', label: t('refer.completeWithin'), min: 1 },
        ]}
        check={({ mode }): Record<string, string> => {
          if (mode === 'CASCADE') return {}
          if (mode === 'DIRECT' && chosen.length > 1) return { mode: t('refer.oneOnly') }
          return {}
        }}
        send={async ({ mode, message, respondWithinHours, completeWithinHours }) => {
          const chosenMode = modes.find((known) => known === mode) ?? 'DIRECT'
          if (chosenMode !== 'CASCADE' && chosen.length === 0)
            return { data: null, problem: bareProblem('NOBODY_CHOSEN') }
          const providers = chosen.map(({ providerId, offerId }) => ({ providerId, offerId }))
          const outcome = await offer({
            input: {
              caseId: of.id,
              mode: chosenMode,
              ...(chosenMode !== 'CASCADE' && { providers }),
              message: message ? String(message) : null,
              respondWithinHours: respondWithinHours ? Number(respondWithinHours) : null,
              completeWithinHours: completeWithinHours ? Number(completeWithinHours) : null,
              idempotencyKey: draftKey(draft),
            },
          })
          if (outcome.problem === null || outcome.problem.code !== 'UNREACHABLE') endDraftKey(draft)
          if (outcome.data) done()
          return outcome
        }}
      />
    </>
  )
}
