import type { Caller } from '../../shared/database'
import { federatedSchema } from '../../shared/graphql'
import type { SubgraphDefinition, SubgraphDeps, SubgraphParts } from '../../shared/process/definition'
import { CatalogueLoader } from './catalogue/catalogue.loader'
import { CatalogueResolver } from './catalogue/catalogue.resolver'
import { CatalogueService } from './catalogue/catalogue.service'
import { PgCatalogueStore } from './catalogue/catalogue.store.pg'
import {
  AreaServicesResolver,
  CategoryServicesResolver,
  OrganizationServicesResolver,
} from './catalogue/lists.resolver'
import { CodesConsumer } from './code/code.events'
import { PgCodeStore } from './code/code.store.pg'
import { CredentialResolver } from './credential/credential.resolver'
import { CredentialService } from './credential/credential.service'
import { PgCredentialStore } from './credential/credential.store.pg'
import { GroupsConsumer } from './credential/group.events'
import { tokenRoute } from './credential/token.route'
import { seedPartners } from './demo/seed'
import { HsdsService } from './hsds/hsds.service'
import { hsdsRoutes } from './hsds/hsds.routes'
import { PgHsdsStore } from './hsds/hsds.store.pg'
import { HubNames } from './hsds/hub-names'
import { TaxonomyService } from './hsds/taxonomy.service'
import { ImportResolver } from './import/import.resolver'
import { ImportService } from './import/import.service'
import { PgImportStore } from './import/import.store.pg'
import { CaseRef } from './matching/case.type'
import { ServiceMatchType } from './matching/match.type'
import { MatchingLoader } from './matching/matching.loader'
import { CaseMatchesResolver, ServiceMatchResolver } from './matching/matching.resolver'
import { MatchingService } from './matching/matching.service'
import { PgMatchingStore } from './matching/matching.store.pg'
import { DirectoryService } from './organization/directory.service'
import { OrganizationRow } from './organization/organization.entity'
import { OrganizationLoader } from './organization/organization.loader'
import { OrganizationResolver } from './organization/organization.resolver'
import { OrganizationService } from './organization/organization.service'
import { PgOrganizationStore } from './organization/organization.store.pg'
import { EvaluationsConsumer, ReferralsConsumer } from './record/record.events'
import { PgRecordStore } from './record/record.store.pg'
import { ServiceFeed } from './service/service.feed'
import { serviceFeedResolver } from './service/service-feed.resolver'
import { ServiceLoader } from './service/service.loader'
import { ServiceResolver } from './service/service.resolver'
import { ServiceService } from './service/service.service'
import { PgServiceStore } from './service/service.store.pg'
import { DeliverJob } from './webhook/deliver.job'
import { Deliverer } from './webhook/deliverer'
import { PgDeliveryStore } from './webhook/delivery.store.pg'
import { Dispatch } from './webhook/dispatch'
import { HttpSender } from './webhook/http-sender'
import { resealSecrets } from './webhook/reseal'
import { SecretBox } from './webhook/secret-box'
import { OrganizationWebhooks, ReferralWebhooks } from './webhook/webhook.events'
import { WebhookLoader } from './webhook/webhook.loader'
import { OrganizationWebhooksResolver, WebhookResolver } from './webhook/webhook.resolver'
import { WebhookService } from './webhook/webhook.service'
import { PgWebhookStore } from './webhook/webhook.store.pg'

/** Partner organisations, what they offer, and who of them can take a need on. */
export const partners: SubgraphDefinition = {
  name: 'partners',
  entities: [OrganizationRow],
  compose,
  seedDemo: (caller, now) => seedPartners(caller, now, new PgServiceStore()),
}

/** Where `npm start` listens unless it is told otherwise. */
const localUrl = 'http://127.0.0.1:4000'

function compose(deps: SubgraphDeps): SubgraphParts {
  const { outbox, live, hub, clock, ids, timeZone, tokens, publicUrl = () => localUrl } = deps
  const codeStore = new PgCodeStore()
  const organizationStore = new PgOrganizationStore()
  const serviceStore = new PgServiceStore()
  const catalogueStore = new PgCatalogueStore(timeZone)
  const records = new PgRecordStore()
  const credentialStore = new PgCredentialStore()

  const organizations = new OrganizationLoader(organizationStore)
  const services = new ServiceLoader(serviceStore)
  const lists = new CatalogueLoader(catalogueStore)
  const matching = new MatchingService(new MatchingLoader(new PgMatchingStore(timeZone)), services)

  const joining = new OrganizationService(organizationStore, codeStore, outbox, clock, ids)
  const listing = new ServiceService(serviceStore, organizationStore, codeStore, outbox, ids)

  const credentials = new CredentialService(credentialStore, clock, ids, () => `${publicUrl()}/oauth/token`)
  const webhooks = composeWebhooks(deps, organizationStore)

  const imports = new ImportService(
    new PgImportStore(),
    serviceStore,
    organizationStore,
    codeStore,
    outbox,
    clock,
    ids,
    timeZone,
  )
  const openData = new PgHsdsStore()
  const names = new HubNames(hub, clock)

  const { schema, sdl } = federatedSchema({
    resolvers: [
      new OrganizationResolver(joining, new DirectoryService(organizationStore), organizations),
      new ServiceResolver(listing, services, organizations),
      serviceFeedResolver(new ServiceFeed(live, serviceStore), services),
      new CatalogueResolver(new CatalogueService(catalogueStore)),
      new OrganizationServicesResolver(lists),
      new AreaServicesResolver(lists),
      new CategoryServicesResolver(lists),
      new ImportResolver(imports),
      new CaseMatchesResolver(matching),
      new ServiceMatchResolver(matching),
      new CredentialResolver(credentials),
      ...webhooks.resolvers,
    ],
    orphanedTypes: [CaseRef, ServiceMatchType],
    references: {
      Area: (reference: object) => reference,
      Category: (reference: object) => reference,
      Case: (reference: object) => reference,
      Organization: ({ id }: { id: string }, context) => organizations.load(context, id),
      Service: ({ id }: { id: string }, context) => services.load(context, id),
    },
  })
  const consumers = [
    new CodesConsumer(codeStore),
    new ReferralsConsumer(records),
    new EvaluationsConsumer(records),
    new GroupsConsumer(credentialStore),
    ...webhooks.consumers,
  ]
  const routes = [
    ...(tokens ? [tokenRoute(credentials, tokens, clock)] : []),
    ...hsdsRoutes(new HsdsService(openData, names, clock, timeZone), new TaxonomyService(openData, names)),
  ]
  return { schema, sdl, consumers, jobs: [webhooks.job], routes, prepare: webhooks.prepare }
}

/** What tells partners' own systems of things. */
function composeWebhooks(deps: SubgraphDeps, organizations: PgOrganizationStore) {
  const { jobs, clock, ids, production = false, dataKeys: keys } = deps
  if (!keys) throw new Error('the partners subgraph keeps secrets and needs the data key')
  const endpoints = new PgWebhookStore()
  const deliveries = new PgDeliveryStore()
  const secrets = new SecretBox(keys)
  const dispatch = new Dispatch(endpoints, deliveries, jobs, clock, ids)
  const sender = new HttpSender(production)
  const parts = { endpoints, deliveries, dispatch, secrets, clock }
  const deliverer = new Deliverer({ ...parts, sender, random: () => Math.random() })
  const service = new WebhookService({ ...parts, deliverer, organizations, production, ids })
  const loader = new WebhookLoader(endpoints, deliveries)
  return {
    resolvers: [new OrganizationWebhooksResolver(loader), new WebhookResolver(service, loader)],
    consumers: [new ReferralWebhooks(dispatch), new OrganizationWebhooks(dispatch, endpoints, deliveries, clock)],
    job: new DeliverJob(deliverer),
    prepare: (caller: Caller) => resealSecrets(caller, { keys, secrets, endpoints }),
  }
}
