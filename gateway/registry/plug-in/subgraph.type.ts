import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { OrganizationRef } from '../right/organization.type'
import type { SubgraphStatus } from './subgraph'

export const SubgraphStatusEnum = {
  CORE: 'CORE',
  PLUGGED: 'PLUGGED',
  DEGRADED: 'DEGRADED',
  UNPLUGGED: 'UNPLUGGED',
} as const
registerEnumType(SubgraphStatusEnum, {
  name: 'SubgraphStatus',
  valuesConfig: {
    CORE: { description: "One of the hub's own" },
    DEGRADED: {
      description: 'Plugged in, but not answering; its fields answer null with SUBGRAPH_UNAVAILABLE until it does',
    },
  },
})

@ObjectType('SubgraphHealth', {
  description: 'Over the last 5 minutes, as the gateway that answers has seen it',
})
export class SubgraphHealthType {
  @Field(() => Int)
  requests: number
  @Field(() => Int)
  failures: number
  @Field(() => Float, { nullable: true })
  p50Milliseconds: number | null
  @Field(() => Float, { nullable: true })
  p99Milliseconds: number | null
  @Field({ description: 'Whether the circuit breaker is open' })
  circuitOpen: boolean
}

@ObjectType('Subgraph')
export class SubgraphType {
  @Field()
  name: string
  @Field(() => String, { nullable: true })
  url: string | null
  @Field(() => OrganizationRef, { nullable: true })
  owner: OrganizationRef | null
  @Field(() => SubgraphStatusEnum)
  status: SubgraphStatus
  @Field()
  sdl: string
  @Field(() => [String], { description: 'Fields it adds to entities of other subgraphs: `Case.mealOffers`.' })
  contributes: string[]
  @Field(() => [String], {
    description: 'Fields of other subgraphs that the hub sends it: `Case.category`. Nothing else ever reaches it.',
  })
  receives: string[]
  @Field(() => [String], { description: 'Fields of Case that the hub asks for candidates.' })
  matchSources: string[]
  @Field(() => SubgraphHealthType)
  health: SubgraphHealthType
  @Field()
  pluggedAt: Date
}
