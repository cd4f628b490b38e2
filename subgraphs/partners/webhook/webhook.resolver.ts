import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Organization } from '../organization/organization'
import { OrganizationType } from '../organization/organization.type'
import type { Delivery } from './delivery'
import type { WebhookEndpoint } from './webhook'
import type { WebhookLoader } from './webhook.loader'
import type { Registration, WebhookService } from './webhook.service'
import { WebhookDeliveryType, WebhookEndpointType, WebhookRegistrationType } from './webhook.type'

@Resolver(() => OrganizationType)
export class OrganizationWebhooksResolver {
  constructor(private readonly loader: WebhookLoader) {}

  @FieldResolver(() => [WebhookEndpointType], { nullable: true, description: 'For the organisation itself.' })
  webhooks(@Root() { id }: Organization, @Ctx() context: SubgraphContext): Promise<readonly WebhookEndpoint[] | null> {
    return this.loader.ofOrganization(context, id)
  }
}

@Resolver(() => WebhookEndpointType)
export class WebhookResolver {
  constructor(
    private readonly service: WebhookService,
    private readonly webhooks: WebhookLoader,
  ) {}

  @FieldResolver(() => Boolean)
  enabled(@Root() { disabledAt }: WebhookEndpoint): boolean {
    return disabledAt === null
  }

  @FieldResolver(() => [WebhookDeliveryType], { description: 'The last deliveries, newest first.' })
  deliveries(
    @Root() { id }: WebhookEndpoint,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
  ): Promise<readonly Delivery[]> {
    return this.webhooks.deliveriesOf(context, id, first ?? 20)
  }

  @Mutation(() => WebhookRegistrationType, {
    description: 'Your systems are told by Standard Webhooks, at this address, of these events.',
  })
  @Authorized('PARTNER')
  registerWebhook(
    @Ctx() context: SubgraphContext,
    @Arg('url') url: string,
    @Arg('events', () => [String]) events: string[],
  ): Promise<Registration> {
    return this.service.register(context, url, events)
  }

  @Mutation(() => Boolean)
  @Authorized('PARTNER')
  removeWebhook(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<boolean> {
    return this.service.remove(context, id)
  }

  @Mutation(() => WebhookRegistrationType, { description: 'A new secret; for a day, the earlier one signs as well.' })
  @Authorized('PARTNER')
  rotateWebhookSecret(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Registration> {
    return this.service.rotate(context, id)
  }

  @Mutation(() => WebhookEndpointType, {
    description: 'After it was disabled: it is told of what happens from now on.',
  })
  @Authorized('PARTNER')
  enableWebhook(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<WebhookEndpoint> {
    return this.service.enable(context, id)
  }

  @Mutation(() => WebhookDeliveryType, {
    description: 'Sends a `webhook.test` event now and answers with its delivery.',
  })
  @Authorized('PARTNER')
  testWebhook(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Delivery> {
    return this.service.test(context, id)
  }

  @Mutation(() => WebhookDeliveryType, { description: 'Sends something again, from the first attempt on.' })
  @Authorized('PARTNER')
  redeliver(@Ctx() context: SubgraphContext, @Arg('deliveryId', () => ID) deliveryId: string): Promise<Delivery> {
    return this.service.redeliver(context, deliveryId)
  }
}
