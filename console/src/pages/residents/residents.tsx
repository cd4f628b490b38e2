import { Link, useNavigate, useSearchParams } from 'react-router'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { ticked } from '../../kit/field'
import { languagesField } from '../../kit/language-choice'
import { Rows } from '../../kit/rows'
import { attributes, attributesField } from './attributes'
import { CellsDocument, RegisterResidentDocument, ResidentsDocument } from './residents.gen'

const pageSize = 50
const rowHeight = 46
const draft = 'new-resident'

/** The people that a station serves: found, and written down when they are new. */
export function Residents() {
  const t = useText()
  const { area } = useViewer()
  const [search, setSearch] = useSearchParams()
  const text = search.get('q')?.trim() ?? ''
  const pages = usePages(
    ResidentsDocument,
    { search: text.length < 2 ? null : text, area: area?.code ?? null, first: pageSize },
    ({ residents }) => residents,
  )
  return (
    <>
      <header>
        <h1>{t('nav.residents')}</h1>
        {pages.total !== null && <span aria-live="polite">{t('resident.total', { count: pages.total })}</span>}
        <Register />
      </header>
      <div className="filters" role="search">
        <label>
          {t('board.search')}
          <input
            type="search"
            defaultValue={text}
            onChange={({ target }) => setSearch(target.value ? { q: target.value } : {}, { replace: true })}
          />
        </label>
        <small className="quiet">{t('resident.findHint')}</small>
      </div>
      <Rows
        pages={pages}
        label={t('nav.residents')}
        empty={t('resident.none')}
        height={rowHeight}
        row={(one) => (
          <Link className="row" to={`/residents/${one.id}`} data-resident={one.preferredName}>
            <strong>{one.preferredName}</strong>
            <span>{one.area.name}</span>
            <span className="quiet">{one.attributes?.map((known) => t(`attribute.${known}`)).join(', ')}</span>
          </Link>
        )}
      />
    </>
  )
}

function Register() {
  const t = useText()
  const go = useNavigate()
  const { staffMember } = useViewer()
  const register = useAction(RegisterResidentDocument)
  const [{ data }] = useLive({
    query: CellsDocument,
    variables: { code: staffMember?.station.community.code ?? '' },
    pause: !staffMember,
    requestPolicy: 'cache-first',
  })
  const homes = data?.area?.children.flatMap((grid) =>
    grid.children.length === 0
      ? [{ value: grid.code, label: grid.name }]
      : grid.children.map(({ code, name }) => ({ value: code, label: `${grid.name} · ${name}` })),
  )
  return (
    <ActionDialog
      primary
      label={t('resident.register')}
      draft={draft}
      fields={[
        { name: 'fullName', kind: 'text', label: t('resident.fullName'), required: true },
        { name: 'preferredName', kind: 'text', label: t('resident.preferredName') },
        { name: 'phone', kind: 'text', label: t('scope.CONTACT') },
        { name: 'idNumber', kind: 'text', label: t('resident.idNumber') },
        { name: 'birthDate', kind: 'date', label: t('resident.birthDate') },
        { name: 'address', kind: 'text', label: t('scope.ADDRESS'), required: true },
        { name: 'areaCode', kind: 'select', label: t('task.area'), required: true, options: homes ?? [] },
        languagesField(t),
        attributesField(t),
      ]}
      send={async (values) => {
        const text = (name: string) => (values[name] ? String(values[name]) : null)
        const outcome = await register({
          input: {
            fullName: String(values['fullName']),
            preferredName: text('preferredName'),
            phone: text('phone'),
            idNumber: text('idNumber'),
            birthDate: text('birthDate'),
            address: String(values['address']),
            areaCode: String(values['areaCode']),
            languages: ticked(values['languages']),
            attributes: attributes.filter((known) => ticked(values['attributes']).includes(known)),
            idempotencyKey: draftKey(draft),
          },
        })
        if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
        if (outcome.data) void go(`/residents/${outcome.data.registerResident.id}`)
        return outcome
      }}
    />
  )
}
