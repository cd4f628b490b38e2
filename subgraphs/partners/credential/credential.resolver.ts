import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { CredentialService, IssuedCredential } from './credential.service'
import { ClientCredentialType } from './credential.type'

@Resolver()
export class CredentialResolver {
  constructor(private readonly credentials: CredentialService) {}

  @Mutation(() => ClientCredentialType, {
    description:
      "OAuth 2 client credentials for an organisation's or a volunteer group's own systems; an earlier pair stops working after a day.",
  })
  @Authorized(
    'PARTNER',
    'VOLUNTEER_COORDINATOR',
    'STATIONMASTER',
    'SUBDISTRICT_OFFICER',
    'DISTRICT_OFFICER',
    'HUB_ADMIN',
  )
  issueCredential(
    @Ctx() context: SubgraphContext,
    @Arg('holderId', () => ID) holderId: string,
  ): Promise<IssuedCredential> {
    return this.credentials.issue(context, holderId)
  }
}
