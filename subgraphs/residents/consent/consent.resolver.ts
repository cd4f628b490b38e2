import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Forbidden } from '../../../shared/errors'
import type { SubgraphContext } from '../../../shared/graphql'
import { isHelper, mayReadRecord } from '../disclosure/disclosure.policy'
import type { Resident } from '../resident/resident'
import { ResidentType } from '../resident/resident.type'
import type { Consent } from './consent'
import { GrantConsentInput } from './consent.input'
import type { ConsentLoaders } from './consent.loader'
import { mayRead } from './consent.policy'
import type { ConsentService } from './consent.service'
import { ConsentType } from './consent.type'

@Resolver(() => ConsentType)
export class ConsentResolver {
  constructor(private readonly service: ConsentService) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => ConsentType)
  grantConsent(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => GrantConsentInput) input: GrantConsentInput,
  ): Promise<Consent> {
    return this.service.grant(context, input)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => ConsentType)
  withdrawConsent(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Consent> {
    return this.service.withdraw(context, id)
  }

  @FieldResolver(() => Boolean)
  active(@Root() consent: Consent): boolean {
    return this.service.isActive(consent)
  }
}

@Resolver(() => ResidentType)
export class ResidentConsentResolver {
  constructor(
    private readonly service: ConsentService,
    private readonly consentsOf: ConsentLoaders,
  ) {}

  @FieldResolver(() => [ConsentType], { nullable: true })
  async consents(
    @Root() resident: Resident,
    @Ctx() context: SubgraphContext,
    @Arg('active', () => Boolean, { nullable: true }) active: boolean | null,
  ): Promise<Consent[]> {
    const { viewer } = context
    if (!isHelper(viewer) && !mayReadRecord(viewer, resident)) throw new Forbidden()
    const consents = await this.consentsOf.ofResident.load(context, resident.id)
    const readable = consents.filter((consent) => mayRead(viewer, consent))
    return typeof active === 'boolean' ? readable.filter((one) => this.service.isActive(one) === active) : readable
  }
}
