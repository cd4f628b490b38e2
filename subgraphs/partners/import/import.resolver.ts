import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import { CategoryMapInput } from './import.input'
import type { ImportReport } from './import-report'
import type { ImportService } from './import.service'
import { ImportReportType } from './import.type'

@Resolver()
export class ImportResolver {
  constructor(private readonly imports: ImportService) {}

  @Mutation(() => ImportReportType, {
    description:
      'Services in Open Referral HSDS 3 JSON (an array of service objects, as text); repeated imports update by HSDS id.',
  })
  @Authorized('PARTNER')
  importServices(
    @Ctx() context: SubgraphContext,
    @Arg('hsds') hsds: string,
    @Arg('organizationId', () => ID, { nullable: true }) organizationId?: string | null,
    @Arg('categoryMap', () => [CategoryMapInput], { nullable: true }) categoryMap?: CategoryMapInput[] | null,
  ): Promise<ImportReport> {
    return this.imports.import(context, { organizationId, hsds, categoryMap })
  }
}
