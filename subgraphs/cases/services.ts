import { setTimeout as wait } from 'node:timers/promises'
import { asSystemWithin } from '../../shared/database/pg'
import type { SubgraphDeps } from '../../shared/process'
import { candidateLoader } from './candidate/candidate.loader'
import { CandidateService } from './candidate/candidate.service'
import { CascadeService } from './cascade/cascade.service'
import { PgCascadeStore } from './cascade/cascade.store.pg'
import { CaseChanges } from './case/case-changes'
import { CaseFeed } from './case/case.feed'
import { CaseReadingService } from './case/case-reading.service'
import { caseLoaders } from './case/case.loader'
import { CaseService } from './case/case.service'
import { PgCaseStore } from './case/case.store.pg'
import { ClosureService } from './case/closure.service'
import { EscalationService } from './case/escalation.service'
import { IntakeService } from './case/intake.service'
import { PgNoteStore } from './case/note.store.pg'
import { RecordService } from './case/record.service'
import { PgTimelineStore } from './case/timeline.store.pg'
import { catalogueLoaders } from './category/catalogue.loader'
import { CatalogueService } from './category/catalogue.service'
import { PgCategoryStore } from './category/category.store.pg'
import { PgClaimStore } from './claim/claim.store.pg'
import { EvaluationService } from './evaluation/evaluation.service'
import { PgEvaluationStore } from './evaluation/evaluation.store.pg'
import { indicatorLoaders } from './indicator/indicator.loader'
import { IndicatorService } from './indicator/indicator.service'
import { PgIndicatorStore } from './indicator/indicator.store.pg'
import { NoticePost } from './notice/notice-post'
import { NoticeFeed } from './notice/notice.feed'
import { NoticeService } from './notice/notice.service'
import { PgNoticeStore } from './notice/notice.store.pg'
import { Recipients } from './notice/recipients'
import { ApplyingService } from './dispatch/applying.service'
import { DispatchService } from './dispatch/dispatch.service'
import { PgDispatchStore } from './dispatch/dispatch.store.pg'
import { providerLoaders } from './provider/provider.loader'
import { PgProviderStore } from './provider/provider.store.pg'
import { OfferService } from './referral/offer.service'
import { Offering } from './referral/offering'
import { ReferralChanges } from './referral/referral-changes'
import { ReferralNotices } from './referral/referral-notices'
import { ReferralReadingService } from './referral/referral-reading.service'
import { ReferralFeed } from './referral/referral.feed'
import { referralLoaders } from './referral/referral.loader'
import { ReferralService } from './referral/referral.service'
import { PgReferralStore } from './referral/referral.store.pg'
import { PgServiceItemStore } from './service-item/service-item.store.pg'
import { PgTerritoryStore } from './territory/territory.store.pg'
import { WorkingCalendars } from './territory/working-calendars'
import { ForgottenService } from './urging/forgotten.service'
import { PgForgottenStore } from './urging/forgotten.store.pg'
import { ReferralClock } from './urging/referral-clock'
import { UrgingService } from './urging/urging.service'

/** Milliseconds that a match source has. */
const matchDeadline = 800

/** Milliseconds that somebody waits for a dispatch plan: less than the gateway's three seconds for a subgraph. */
const planningPatience = 2_000

/** The first half of the composition root: what stands on PostgreSQL. */
export function storesOf() {
  return {
    cases: new PgCaseStore(),
    timeline: new PgTimelineStore(),
    notes: new PgNoteStore(),
    referrals: new PgReferralStore(),
    evaluations: new PgEvaluationStore(),
    categories: new PgCategoryStore(),
    items: new PgServiceItemStore(),
    territory: new PgTerritoryStore(),
    providers: new PgProviderStore(),
    claims: new PgClaimStore(),
    notices: new PgNoticeStore(),
    cascades: new PgCascadeStore(),
    indicators: new PgIndicatorStore(),
    dispatches: new PgDispatchStore(),
    forgotten: new PgForgottenStore(),
  }
}
export type Stores = ReturnType<typeof storesOf>

/** The use cases over it. */
export function servicesOf(stores: Stores, deps: SubgraphDeps) {
  const { clock, ids, outbox, jobs, live, hub, timeZone } = deps
  const calendars = new WorkingCalendars(stores.territory, timeZone, deps.holidays ?? new Set())
  const asSystem = asSystemWithin
  const recipients = new Recipients(stores.territory)
  const post = new NoticePost({ ...stores, outbox, clock, ids, asSystem })
  const changes = new CaseChanges({ ...stores, outbox, jobs, post, recipients, clock, ids })
  const referralClock = new ReferralClock(jobs, calendars)
  const referralNotices = new ReferralNotices(post, recipients)
  const told = { referralClock, referralNotices, asSystem }
  const referralChanges = new ReferralChanges({ ...stores, ...told, changes, outbox, jobs, clock })
  const candidates = new CandidateService({ ...stores, hub, deadline: deps.matchPatienceMilliseconds ?? matchDeadline })
  const offering = new Offering({ ...stores, changes, referralChanges, calendars, clock, ids })
  const notifying = { post, recipients }
  const cascades = new CascadeService({ ...stores, ...notifying, candidates, changes, offering, asSystem })
  return {
    referralChanges,
    catalogue: new CatalogueService({ ...stores, outbox }),
    reading: new CaseReadingService(stores.cases, clock),
    intake: new IntakeService({ ...stores, changes, calendars, hub, clock, ids, timeZone }),
    work: new CaseService({ ...stores, changes, clock, ids }),
    closure: new ClosureService({ ...stores, changes, referralChanges, clock }),
    record: new RecordService({ ...stores, changes, clock, ids }),
    evaluations: new EvaluationService({ ...stores, changes, outbox, clock, ids }),
    offers: new OfferService({ ...stores, changes, offering, cascades, ids }),
    referrals: new ReferralService({ changes: referralChanges, cascades, clock }),
    cascades,
    ...notifying,
    calendars,
    changes,
    escalation: new EscalationService({ ...notifying, changes, clock }),
    forgotten: new ForgottenService(stores.forgotten, jobs, clock),
    urging: new UrgingService({ ...notifying, changes, referralChanges, clock }),
    inbox: new NoticeService(stores.notices, clock),
    caseFeed: new CaseFeed({ ...stores, live }),
    referralFeed: new ReferralFeed({ ...stores, live }),
    noticeFeed: new NoticeFeed({ ...stores, live }),
    referralReading: new ReferralReadingService(stores.referrals, clock),
    indicators: new IndicatorService({ ...stores, clock, timeZone }),
    candidates,
  }
}
export type Services = ReturnType<typeof servicesOf>

/** Planning many needs at once, over finding candidates and offering. */
export function dispatchingOf(
  stores: Stores,
  { candidates, offers }: Services,
  { hub, clock, ids, log }: SubgraphDeps,
) {
  const patience = (signal: AbortSignal) => wait(planningPatience, null, { signal, ref: false })
  return {
    dispatch: new DispatchService({ ...stores, candidates, hub, clock, ids, patience, log }),
    applying: new ApplyingService({ ...stores, offers, hub, clock }),
  }
}
export type Dispatching = ReturnType<typeof dispatchingOf>

/** What each request reads through. */
export function loadersOf(stores: Stores, services: Services) {
  return {
    cases: caseLoaders(stores),
    referrals: referralLoaders(stores.referrals),
    catalogue: catalogueLoaders(stores.categories, stores.items),
    providers: providerLoaders(stores.providers),
    indicators: indicatorLoaders(services.indicators),
    candidates: candidateLoader(services.candidates),
  }
}
export type Loaders = ReturnType<typeof loadersOf>
