import { Directive, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { Provider } from '../reference/provider.type'

export enum GroupStatus {
  APPLIED = 'APPLIED',
  VERIFIED = 'VERIFIED',
  SUSPENDED = 'SUSPENDED',
}
registerEnumType(GroupStatus, { name: 'GroupStatus' })

@ObjectType('VolunteerGroup', {
  implements: Provider,
  description: 'Volunteers who work together under the supervision of a social worker.',
})
@Directive('@key(fields: "id")')
export class VolunteerGroupType extends Provider {
  @Field(() => GroupStatus)
  status: GroupStatus

  @Field(() => String, { nullable: true })
  description: string | null

  @Field(() => GeoPointType, { nullable: true })
  base: GeoPointType | null

  @Field(() => Int)
  memberCount: number

  @Field(() => Float, { description: 'Hours of service that the station has confirmed.' })
  hoursServed: number

  @Field(() => Int)
  version: number
}

export const VolunteerGroupConnection = connectionType('VolunteerGroup', () => VolunteerGroupType)
