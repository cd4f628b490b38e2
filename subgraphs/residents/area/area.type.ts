import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { GeoPoint } from '../../../shared/geo'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { areaLevels, type AreaLevel } from './area'

export const AreaLevelEnum = Object.fromEntries(areaLevels.map((level) => [level, level]))
registerEnumType(AreaLevelEnum, {
  name: 'AreaLevel',
  valuesConfig: {
    GRID: { description: 'A service net: the part of a community that one team of workers looks after.' },
    CELL: { description: 'A table cell: a group of households inside a grid.' },
  },
})

@ObjectType('Area', {
  description:
    'A node of the territory. Its code is its path from the district down, dot-separated: `xicheng.g.qianggen.n03.c02`.',
})
@Directive('@key(fields: "code")')
export class AreaType {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string

  @Field()
  @Directive('@tag(name: "partner")')
  name: string

  @Field(() => AreaLevelEnum)
  @Directive('@tag(name: "partner")')
  level: AreaLevel

  @Field(() => GeoPointType, { nullable: true })
  @Directive('@tag(name: "partner")')
  center: GeoPoint | null

  @Field(() => Int)
  households: number
}
