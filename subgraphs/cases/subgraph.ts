import type { SubgraphDefinition, SubgraphDeps, SubgraphParts } from '../../shared/process'
import { federatedSchema } from '../../shared/graphql'
import type { JobHandler } from '../../shared/jobs'
import { appointmentConsumer } from './appointment/appointment.events'
import { CaseRow } from './case/case.entity'
import { assignmentConsumer, claimConsumer } from './claim/claim.events'
import { cascadeJob } from './cascade/cascade.job'
import { seedDemo } from './demo/seed'
import { figureConsumer } from './indicator/indicator.events'
import { glassConsumer } from './notice/glass.events'
import { providerConsumer } from './provider/provider.events'
import { OrganizationRef, VolunteerGroupRef } from './provider/provider.type'
import { referencesOf } from './references'
import { expireReferralJob } from './referral/referral.job'
import { ReferralRow } from './referral/referral.entity'
import { resolversOf } from './resolvers'
import { ServiceItemRow } from './service-item/service-item.entity'
import { dispatchingOf, loadersOf, servicesOf, storesOf } from './services'
import { territoryConsumer } from './territory/territory.events'
import { caseClockJob } from './urging/case-clock.job'
import { forgottenJob } from './urging/forgotten.job'
import { referralClockJob } from './urging/referral-clock.job'

/** Needs from intake to closure, the catalogue they are sorted by, and the referrals that others take on. */
export const cases: SubgraphDefinition = {
  name: 'cases',
  entities: [CaseRow, ReferralRow, ServiceItemRow],
  compose(deps: SubgraphDeps): SubgraphParts {
    const stores = storesOf()
    const services = servicesOf(stores, deps)
    const loaders = loadersOf(stores, services)
    const { claims, referrals } = stores
    const { schema, sdl } = federatedSchema({
      resolvers: resolversOf({ ...services, ...dispatchingOf(stores, services, deps) }, loaders, deps),
      references: referencesOf(loaders),
      orphanedTypes: [OrganizationRef, VolunteerGroupRef],
    })
    return {
      schema,
      sdl,
      consumers: [
        territoryConsumer(stores.territory),
        providerConsumer({ ...stores, changes: services.referralChanges }),
        glassConsumer(services.post, services.recipients),
        claimConsumer({ claims, referrals, changes: services.referralChanges, clock: deps.clock }),
        assignmentConsumer(claims),
        appointmentConsumer(services.intake, stores.cases),
        figureConsumer(stores.indicators, deps.timeZone),
      ],
      jobs: [
        expireReferralJob(services.referralChanges, deps.clock),
        cascadeJob(services.cascades),
        forgottenJob(services.forgotten),
        caseClockJob({ ...services, clock: deps.clock }),
        referralClockJob({ ...services, changes: services.referralChanges, clock: deps.clock }),
      ] as JobHandler[],
      prepare: async (caller) => void (await services.forgotten.wake(caller)),
    }
  },
  seedDemo,
}
