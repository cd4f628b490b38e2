import { Field, ID, InterfaceType, registerEnumType } from 'type-graphql'

export enum ProviderKind {
  ENTERPRISE = 'ENTERPRISE',
  SOCIAL_ORGANIZATION = 'SOCIAL_ORGANIZATION',
  JURISDICTION_UNIT = 'JURISDICTION_UNIT',
  HANDY_OUTLET = 'HANDY_OUTLET',
  GOVERNMENT_DEPARTMENT = 'GOVERNMENT_DEPARTMENT',
  VOLUNTEER_GROUP = 'VOLUNTEER_GROUP',
}
registerEnumType(ProviderKind, { name: 'ProviderKind' })

/** Whoever can take a need on; here it is always a volunteer group. */
@InterfaceType({ resolveType: () => 'VolunteerGroup' })
export abstract class Provider {
  @Field(() => ID)
  id: string

  @Field()
  name: string

  @Field(() => ProviderKind)
  kind: ProviderKind
}
