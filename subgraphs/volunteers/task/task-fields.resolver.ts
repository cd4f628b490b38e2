import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Claim } from '../claim/claim'
import type { ClaimLoaders } from '../claim/claim.loader'
import { ClaimType } from '../claim/claim.type'
import { AreaRef } from '../reference/area.type'
import { CaseRef } from '../reference/case.type'
import { CategoryRef } from '../reference/category.type'
import type { Task } from './task'
import type { TaskReader } from './task.reader'
import { TaskConnection, TaskType } from './task.type'

@Resolver(() => TaskType)
export class TaskFieldsResolver {
  constructor(private readonly loaders: ClaimLoaders) {}

  @FieldResolver(() => CategoryRef, { nullable: true })
  category(@Root() task: Task): CategoryRef {
    return { code: task.categoryCode }
  }

  @FieldResolver(() => AreaRef, { nullable: true })
  area(@Root() task: Task): AreaRef {
    return { code: task.areaCode }
  }

  @FieldResolver(() => CaseRef, { nullable: true, description: 'The need behind it, where there is one.' })
  case(@Root() task: Task): Pick<CaseRef, 'id'> | null {
    return task.caseId === null ? null : { id: task.caseId }
  }

  @FieldResolver(() => [ClaimType], {
    description: "Those that the viewer may see: their own group's, or all for a station.",
  })
  claims(@Root() task: Task, @Ctx() context: SubgraphContext): Promise<readonly Claim[]> {
    return this.loaders.byTask.load(context, task.id)
  }
}

@Resolver(() => AreaRef)
export class AreaTasksResolver {
  constructor(private readonly tasks: TaskReader) {}

  @FieldResolver(() => TaskConnection, { nullable: true, description: 'Open tasks here and below, by start.' })
  openTasks(
    @Root() area: AreaRef,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Task>> {
    return this.tasks.openIn(context, area.code, first ?? null, after ?? null)
  }
}

@Resolver(() => CaseRef)
export class CaseTasksResolver {
  constructor(private readonly reader: TaskReader) {}

  @FieldResolver(() => [TaskType], { nullable: true, description: 'Voluntary work that is done for this need.' })
  tasks(@Root() need: CaseRef, @Ctx() context: SubgraphContext): Promise<Task[]> {
    return this.reader.ofCase(context, need.id)
  }
}
