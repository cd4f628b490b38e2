import { sql } from '../../../shared/database/pg'
import { lineage } from '../../../shared/paths'
import { groupColumns, groupOf, type GroupRecord } from '../group/group.columns.pg'
import type { GroupMatch, MatchQuestion } from './match'
import type { MatchStore } from './match.store'

type MatchRecord = GroupRecord & Omit<GroupMatch, 'group'> & { need: number }

const find = `/* matchGroups */ select ${groupColumns}, need, score, available_members as "availableMembers",
    distance_meters as "distanceMeters", category_steps as "categorySteps", category, proximity,
    track_record as "trackRecord", responsiveness, spare_capacity as "spareCapacity",
    satisfaction_sum as "satisfactionSum", evaluation_count as evaluations,
    median_response_minutes as "medianResponseMinutes"
  from match_groups($1, $2, $3) as found join volunteer_group on volunteer_group.id = found.group_id
  order by need, rank`

/** @param timeZone what weekly availability is written in */
export function matchesInPostgres(timeZone: string): MatchStore {
  return {
    async find(tx, questions, today) {
      const answers = questions.map((): GroupMatch[] => [])
      for (const row of await sql<MatchRecord>(tx, find, [JSON.stringify(questions.map(asked)), today, timeZone]))
        answers[row.need - 1]?.push(matchOf(row))
      return answers
    },
  }
}

function asked({ categoryCode, communityCode, location, languages, skills, windows, helpers, first }: MatchQuestion) {
  const paths = { categories: lineage(categoryCode), areas: lineage(communityCode) }
  return { categoryCode, ...paths, ...location, languages, skills, windows, helpers, first }
}

function matchOf({ need: _need, ...row }: MatchRecord): GroupMatch {
  const { score, availableMembers, distanceMeters, categorySteps, category, proximity, trackRecord, ...rest } = row
  const { responsiveness, spareCapacity, satisfactionSum, evaluations, medianResponseMinutes, ...group } = rest
  return {
    group: groupOf(group),
    ...{ score, availableMembers, distanceMeters, categorySteps, category, proximity, trackRecord },
    ...{ responsiveness, spareCapacity, satisfactionSum, evaluations, medianResponseMinutes },
  }
}
