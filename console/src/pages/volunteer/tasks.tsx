import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useSubscription } from 'urql'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Loaded, Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { OpenTask } from './open-task'
import { AroundDocument, OpenTasksDocument, TaskPostedDocument, type AroundGroupFragment } from './tasks.gen'

const pageSize = 20
/** Metres around where a group starts out from. */
const distances = [500, 1000, 2000] as const

/** Open tasks near by, as they appear. */
export function Tasks() {
  const t = useText()
  const { id, organizationId } = useViewer()
  const [result, read] = useLive({
    query: AroundDocument,
    variables: { me: id, group: organizationId ?? '', hasGroup: organizationId !== null },
  })
  return (
    <div className="phone">
      <h1>{t('task.title')}</h1>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ volunteerGroup, volunteer }) => {
          const own = [volunteerGroup, ...(volunteer?.groups ?? [])].filter(
            (group) => group !== null && group !== undefined,
          )
          return <Around groups={own} />
        }}
      </Loaded>
    </div>
  )
}

/** Whoever belongs to no group sees what is open anywhere, and how to come into one. */
function Around({ groups }: { groups: readonly AroundGroupFragment[] }) {
  const t = useText()
  const { role, organizationId } = useViewer()
  const [search, setSearch] = useSearchParams()
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const areas = groups
    .flatMap((group) => group.areas ?? [])
    .filter(({ code }, index, all) => all.findIndex((other) => other.code === code) === index)
  const area = search.get('area') ?? areas[0]?.code ?? null
  const base = groups.find((group) => group.base)?.base
  const within = distances.find((metres) => String(metres) === search.get('within'))
  const coordinates = role === 'VOLUNTEER_COORDINATOR' && organizationId
  const filter = {
    area,
    status: ['OPEN' as const],
    ...(base && within && { near: { latitude: base.latitude, longitude: base.longitude }, withinMeters: within }),
    ...(coordinates && search.get('fits') === '1' && { fitsGroup: organizationId }),
  }
  return (
    <>
      {groups.length === 0 && (
        <p>
          {t('task.noGroup')} <Link to="/groups">{t('volunteer.findGroup')}</Link>
        </p>
      )}
      {groups.length > 0 && !coordinates && <p className="quiet">{t('task.askCoordinator')}</p>}
      {coordinates && groups[0]?.status !== 'VERIFIED' && <p>{t('group.notVerified')}</p>}
      <div className="filters">
        {areas.length > 1 && (
          <label>
            {t('task.area')}
            <select value={area ?? ''} onChange={({ target }) => change('area', target.value)}>
              {areas.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {base && (
          <label>
            {t('task.within')}
            <select value={within ?? ''} onChange={({ target }) => change('within', target.value)}>
              <option value="">{t('task.anyDistance')}</option>
              {distances.map((metres) => (
                <option key={metres} value={metres}>
                  {t('refer.metres', { count: metres })}
                </option>
              ))}
            </select>
          </label>
        )}
        {coordinates && (
          <label>
            {t('task.fits')}
            <select value={search.get('fits') ?? ''} onChange={({ target }) => change('fits', target.value)}>
              <option value="">{t('task.allSkills')}</option>
              <option value="1">{t('task.ourSkills')}</option>
            </select>
          </label>
        )}
      </div>
      <List key={JSON.stringify(filter)} filter={filter} />
    </>
  )
}

function List({ filter }: { filter: { readonly area: string | null; readonly status: 'OPEN'[] } }) {
  const t = useText()
  const pages = usePages(OpenTasksDocument, { filter, first: pageSize }, ({ tasks }) => tasks)
  useSubscription({ query: TaskPostedDocument, variables: { area: filter.area } }, (_before, event) => {
    pages.refresh()
    return event
  })
  const open = pages.nodes.filter(({ status }) => status === 'OPEN')
  return (
    <>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && open.length === 0 && <Nothing text={t('task.none')} />}
      <ul className="plain" aria-live="polite">
        {open.map((task) => (
          <li key={task.id}>
            <OpenTask of={task} refresh={pages.refresh} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}
