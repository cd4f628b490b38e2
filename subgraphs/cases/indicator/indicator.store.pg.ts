import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { AreaMedian, CategoryCount, ClockCount, FigureKind, FigureSum, Span } from './indicator'
import type { ClockQuestion, IndicatorStore, SpanDays, SurgeDay } from './indicator.store'
import type { BlockRange } from './period'

/** `code` is the area or below it. */
const within = (code: string) => `(${code} = a.area or (${code} >= a.area || '.' and ${code} < a.area || '/'))`

/** $1's areas; above communities blocks are kept, elsewhere days alone. */
const asked = `asked as materialized (
    select a.area, exists (select from known_area k
      where k.level = 'COMMUNITY' and k.code >= a.area || '.' and k.code < a.area || '/') as above
    from unnest($1::text[]) as a (area)
  )`

/** What makes up the figures of $2's kinds of one area `a` over spans: what has been folded, and what has not been yet. */
const parts = `(
    select r.span, f.kind, f.key, f.n * r.sign as n
    from unnest($3::text[], $4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::boolean[])
        as r (span, level, first, last, sign, above)
      cross join lateral (select kind, key, n from figure
        where area_code = a.area and level = r.level and kind = any($2::figure_kind[]) and block between r.first and r.last) f
    where coalesce(r.above = a.above, true)
    union all
    select s.span, c.kind, c.key, c.n
    from figure_change c
      join unnest($9::text[], $10::timestamptz[], $11::timestamptz[]) as s (span, begins, ends)
        on (s.begins is null or c.at >= s.begins) and (s.ends is null or c.at < s.ends)
    where c.kind = any($2::figure_kind[]) and ${within('c.area_code')}
  ) as p`

const sumsText = `/* figureSums */ with ${asked}
  select a.area, f.* from asked a cross join lateral (
    select span, kind, key, sum(n) as n from ${parts} group by 1, 2, 3) f`

const categoriesText = `/* figuresOfCategories */ with ${asked}
  select a.area, f.* from asked a cross join lateral (
    select k.code as "categoryCode", n.opened, n.closed
    from (select key, coalesce(sum(n) filter (where kind = 'OPENED'), 0) as opened,
        coalesce(sum(n) filter (where kind = 'CLOSED'), 0) as closed
      from ${parts} group by key) n
      join category k on k.number = n.key
    where n.opened > 0 or n.closed > 0
    order by n.opened desc, n.closed desc, k.code limit $12) f`

/** The mean of the middle two of an even number; the key is in tenths. */
const medianText = `/* medianFigure */ with ${asked}
  select a.area, f.median from asked a cross join lateral (
    select (min(key) filter (where until > (total - 1) / 2) + min(key) filter (where until > total / 2))::float8 / 20 as median
    from (select key, sum(n) over (order by key) as until, sum(n) over () as total
      from (select key, sum(n) as n from ${parts} group by key having sum(n) > 0) counted) placed) f
  where f.median is not null`

const surgeText = `/* surgeDays */ select a.area, f.* from unnest($1::text[]) as a (area) cross join lateral (
    with fresh as materialized (
      select c.kind, (c.at at time zone $6::text)::date - date '1970-01-01' as day, c.key, sum(c.n)::integer as n
      from figure_change c where c.kind in ('OPENED', 'OPENED_ON_LINE') and ${within('c.area_code')} group by 1, 2, 3
    ), candidate as (
      select block as day, key from figure
      where area_code = a.area and kind = 'OPENED' and level = 0 and n >= 5 and block between $2::integer and $3::integer
      union
      select day, key from fresh where kind = 'OPENED' and day between $2 and $3
    ), daily as (
      select key, day, sum(n)::integer as n from (
        select f.key, f.block as day, f.n from (select distinct key from candidate) k join figure f on f.area_code = a.area
          and f.key = k.key and f.kind = 'OPENED' and f.level = 0 and f.block between $2 - $4::integer and $3
        union all
        select key, day, n from fresh where kind = 'OPENED'
      ) d group by 1, 2
    ), counted as (
      select key, day, n as count, coalesce(sum(n) over (partition by key order by day
        range between $4 preceding and 1 preceding), 0) as before
      from daily
    ), total as materialized (
      select day, sum(n)::integer as n from (
        select block as day, n from figure
        where area_code = a.area and level = 0 and kind = 'OPENED_ON_LINE' and block between $2 - $4 and $3
        union all
        select day, n from fresh where kind = 'OPENED_ON_LINE'
      ) t group by 1
    ), compared as materialized (
      select d.day, coalesce(sum(t.n), 0) as all_before,
        coalesce(sum(t.n) filter (where (d.day - t.day) % 7 = 0), 0) as same
      from (select distinct day from candidate) d left join total t on t.day between d.day - $4 and d.day - 1 group by 1
    )
    select k.code as "categoryCode", n.day, n.count, n.before, m.all_before as "allBefore", m.same as "sameWeekdayBefore"
    from counted n join compared m using (day) join category k on k.number = n.key
    where n.count >= $5::integer and n.day between $2 and $3
  ) f order by a.area, f.day, f."categoryCode"`

export class PgIndicatorStore implements IndicatorStore {
  sums(tx: Transaction, areas: readonly string[], kinds: readonly FigureKind[], spans: readonly SpanDays[]) {
    return sql<FigureSum>(tx, sumsText, valuesOf(areas, kinds, spans))
  }

  categories(tx: Transaction, areas: readonly string[], span: SpanDays, most: number) {
    return sql<CategoryCount>(tx, categoriesText, [...valuesOf(areas, ['OPENED', 'CLOSED'], [span]), most])
  }

  medianHours(tx: Transaction, areas: readonly string[], span: SpanDays) {
    return sql<AreaMedian>(tx, medianText, valuesOf(areas, ['HOURS'], [span]))
  }

  clocks(tx: Transaction, areas: readonly string[], question: ClockQuestion) {
    const { lateAt, unansweredAt, openedFrom, openedBefore } = question
    // One walk for all the areas: they are many on a dashboard, and each has the communities of another in it.
    const text = `/* runningClocks */ with counted as materialized (
        select area_code, sum(late) as late, sum(unanswered) as unanswered from (
          select r.area_code, count(*) as late, 0 as unanswered from running_clock r where r.due_at < $2 group by 1
          union all
          select r.area_code, 0, count(*) from running_clock r
          where r.respond_by < $3 and r.respond_by is not null and r.opened_at >= $4 and r.opened_at < $5 group by 1
        ) as running group by 1
      )
      select a.area, coalesce(sum(c.late), 0)::bigint as late, coalesce(sum(c.unanswered), 0)::bigint as unanswered
      from unnest($1::text[]) as a (area) left join counted c on ${within('c.area_code')} group by 1`
    return sql<ClockCount>(tx, text, [areas, lateAt, unansweredAt, openedFrom, openedBefore])
  }

  surgeDays(
    tx: Transaction,
    areas: readonly string[],
    { first, last, compared, least }: Parameters<IndicatorStore['surgeDays']>[2],
    zone: string,
  ) {
    return sql<SurgeDay>(tx, surgeText, [areas, first, last, compared, least, zone])
  }

  async fold(tx: Transaction, zone: string, most: number): Promise<void> {
    const text = `/* foldFigures */ select fold_figures($1)
      where exists (select from figure_change offset $2::bigint)`
    await sql(tx, text, [zone, most])
  }
}

/** The level whose one block holds all days. */
const ever = 15

/** `above`: for areas above communities, for others, or (null) for all. */
type Range = BlockRange & { readonly span: Span; readonly above: boolean | null }

function valuesOf(areas: readonly string[], kinds: readonly FigureKind[], spans: readonly SpanDays[]): unknown[] {
  const ranges = spans.flatMap(({ span, firstDay, lastDay, blocks }): Range[] =>
    span === 'EVER'
      ? [{ span, level: ever, first: 0, last: 0, sign: 1, above: null }]
      : [
          ...blocks.map((block) => ({ span, ...block, above: true })),
          { span, level: 0, first: firstDay, last: lastDay, sign: 1, above: false },
        ],
  )
  return [
    areas,
    kinds,
    ranges.map(({ span }) => span),
    ranges.map(({ level }) => level),
    ranges.map(({ first }) => first),
    ranges.map(({ last }) => last),
    ranges.map(({ sign }) => sign),
    ranges.map(({ above }) => above),
    spans.map(({ span }) => span),
    spans.map(({ begins }) => begins),
    spans.map(({ ends }) => ends),
  ]
}
