import { Directive, Field, Float, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../enum-of'
import { providerKinds } from './provider'

export const ProviderKindEnum = enumOf(providerKinds)
registerEnumType(ProviderKindEnum, {
  name: 'ProviderKind',
  valuesConfig: {
    JURISDICTION_UNIT: { description: 'A school, clinic or company that sits in the territory' },
    HANDY_OUTLET: { description: 'A shop or workshop near by: keys, haircuts, repairs' },
  },
})

@InterfaceType('Provider', {
  description: 'Whoever can take a need on.',
  resolveType: ({ __typename }: { __typename: string }) => __typename,
})
export abstract class ProviderInterface {
  @Field(() => ID)
  id: string
}

@ObjectType('Organization', { implements: ProviderInterface })
@Directive('@key(fields: "id")')
export class OrganizationRef extends ProviderInterface {}

@ObjectType('VolunteerGroup', { implements: ProviderInterface })
@Directive('@key(fields: "id")')
export class VolunteerGroupRef extends ProviderInterface {}

/** The reference of a provider, as the type that it is. */
export function providerRef(id: string, kind: string): { __typename: string; id: string } {
  return { __typename: kind === 'VOLUNTEER_GROUP' ? 'VolunteerGroup' : 'Organization', id }
}

@ObjectType('TrackRecord')
export class TrackRecordType {
  @Field(() => Int)
  offered: number
  @Field(() => Int)
  accepted: number
  @Field(() => Int)
  completed: number
  @Field(() => Float, { description: '1 to 5, smoothed towards 3.5 while there are few evaluations' })
  rating: number
  @Field(() => Int)
  evaluations: number
  @Field(() => Float, { nullable: true })
  medianResponseMinutes: number | null
}
