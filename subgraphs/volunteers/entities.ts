import { KnownAreaRow, KnownCategoryRow, KnownStaffRow } from './catalogue/catalogue.entity'
import { GroupAreaRow, GroupCategoryRow, GroupRow } from './group/group.entity'

export const entityClasses = [
  KnownAreaRow,
  KnownCategoryRow,
  KnownStaffRow,
  GroupRow,
  GroupAreaRow,
  GroupCategoryRow,
] as const
