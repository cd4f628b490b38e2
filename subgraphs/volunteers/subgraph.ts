import { federatedSchema } from '../../shared/graphql'
import type { SubgraphDefinition } from '../../shared/process/definition'
import { resolversOf } from './composition/resolvers'
import { servicesOf } from './composition/services'
import { closeCheckOutJob } from './assignment/assignment.job'
import { calendarRoute } from './calendar/calendar.route'
import { catalogueConsumer } from './catalogue/catalogue.events'
import { seedTheDemo } from './demo/seed'
import { entityClasses } from './entities'
import { evaluationConsumer, referralConsumer } from './referral/referral.events'
import { postReferralTaskJob } from './referral/referral.job'
import { ResidentRef } from './reference/resident.type'
import { references } from './references'
import { expireTaskJob } from './task/task.job'

export const volunteers: SubgraphDefinition = {
  name: 'volunteers',
  entities: entityClasses,
  compose(deps) {
    const services = servicesOf(deps)
    const { stores, referrals, taskEnds, readers, loaders } = services
    return {
      ...federatedSchema({
        resolvers: resolversOf(services),
        // No field answers a resident; what is added to them is asked by reference.
        orphanedTypes: [ResidentRef],
        references: references({ ...readers, volunteers: loaders.volunteers, claims: loaders.claims }),
      }),
      consumers: [
        catalogueConsumer(stores.catalogue),
        referralConsumer(referrals),
        evaluationConsumer(stores.referrals),
      ],
      jobs: [expireTaskJob(taskEnds), closeCheckOutJob(services.serviceRecords), postReferralTaskJob(referrals)],
      routes: [calendarRoute(services.calendarService)],
    }
  },
  seedDemo: seedTheDemo,
}
