import type { SubgraphDeps } from '../../shared/process'
import { CandidateResolver } from './candidate/candidate.resolver'
import { caseFeedResolver } from './case/case-feed.resolver'
import { CaseFieldsResolver } from './case/case-fields.resolver'
import { CasePartsResolver } from './case/case-parts.resolver'
import { CaseStepsResolver } from './case/case-steps.resolver'
import { CaseResolver } from './case/case.resolver'
import { EscalationResolver } from './case/escalation.resolver'
import * as origins from './case/origins.resolver'
import { RecordResolver } from './case/record.resolver'
import { CatalogueResolver } from './category/catalogue.resolver'
import { CategoryResolver } from './category/category.resolver'
import { EvaluationResolver } from './evaluation/evaluation.resolver'
import { DispatchResolver } from './dispatch/dispatch.resolver'
import { AreaIndicatorsResolver, IndicatorsResolver } from './indicator/indicator.resolver'
import { noticeFeedResolver } from './notice/notice-feed.resolver'
import { NoticeResolver } from './notice/notice.resolver'
import { GroupReferralsResolver, OrganizationReferralsResolver } from './provider/provider.resolver'
import { referralFeedResolver } from './referral/referral-feed.resolver'
import { ReferralStepsResolver } from './referral/referral-steps.resolver'
import { CaseReferralsResolver, ReferralResolver } from './referral/referral.resolver'
import { ServiceItemResolver } from './service-item/service-item.resolver'
import { UrgingResolver } from './urging/urging.resolver'
import type { Dispatching, Loaders, Services } from './services'

/** The resolvers, over the use cases and the loaders. */
export function resolversOf(services: Services & Dispatching, loaders: Loaders, { clock }: SubgraphDeps): object[] {
  return [
    new CategoryResolver(services.catalogue, loaders.catalogue),
    new CatalogueResolver(services.catalogue, loaders.catalogue),
    new ServiceItemResolver(services.catalogue, loaders.catalogue),
    new CaseResolver(services.reading, loaders.cases),
    new CaseFieldsResolver(loaders.catalogue, clock),
    new CasePartsResolver(loaders.cases),
    new CaseStepsResolver(services, loaders.cases),
    new RecordResolver(services.record, loaders.cases),
    new EvaluationResolver(services.evaluations, loaders.cases),
    new ReferralResolver(services.referralReading, loaders.referrals, loaders.cases, clock),
    new CaseReferralsResolver(loaders.referrals),
    new ReferralStepsResolver(services.offers, services.referrals, loaders.referrals),
    new OrganizationReferralsResolver(loaders),
    new GroupReferralsResolver(loaders),
    new origins.ResidentCasesResolver(loaders.cases),
    new origins.CaseloadResolver(loaders.cases),
    new origins.ProposalCaseResolver(loaders.cases),
    new origins.VisitCaseResolver(loaders.cases),
    new origins.AppointmentCaseResolver(loaders.cases),
    new CandidateResolver(loaders.candidates),
    new EscalationResolver(services.escalation, loaders.cases),
    new UrgingResolver(services.urging, loaders.cases, loaders.referrals),
    new NoticeResolver(services.inbox, loaders.cases),
    caseFeedResolver(services.caseFeed, loaders.cases),
    referralFeedResolver(services.referralFeed, loaders.referrals),
    noticeFeedResolver(services.noticeFeed),
    new DispatchResolver(services.dispatch, services.applying, loaders),
    new AreaIndicatorsResolver(),
    new IndicatorsResolver(loaders.indicators, loaders.catalogue),
  ]
}
