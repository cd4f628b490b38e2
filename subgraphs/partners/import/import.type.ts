import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('ImportFailure', { description: 'A row that was left out.' })
export class ImportFailureType {
  @Field(() => Int, { description: 'From 0, as in the paths of its message.' })
  row: number
  @Field(() => String, { nullable: true, description: 'The HSDS id, as the row gives it.' })
  id: string | null
  @Field({ description: 'Every broken rule with its path: `[17].schedules[0].opens_at: Must be …`' })
  message: string
}

@ObjectType('ImportReport', {
  description: 'What an import did, row by row; a faulty row is reported and leaves the others in.',
})
export class ImportReportType {
  @Field(() => Int)
  created: number
  @Field(() => Int)
  updated: number
  @Field(() => Int)
  unchanged: number
  @Field(() => [ImportFailureType])
  failed: ImportFailureType[]
}
