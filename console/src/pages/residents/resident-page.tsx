import { Link, useParams } from 'react-router'
import { dayText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { languageNames } from '../../i18n/language-name'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { languagesField } from '../../kit/language-choice'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { RecordVisit } from '../visits/record-visit'
import { VisitItem } from '../visits/visit-item'
import { attributes, attributesField } from './attributes'
import { OwnData } from './own-data'
import { ResidentPageDocument, UpdateResidentDocument, type ResidentFileFragment } from './residents.gen'

/** One person of the community: who they are, what they asked for, who called on them. Each reading stands in their log. */
export function ResidentPage() {
  const t = useText()
  const { id = '' } = useParams()
  const [result, read] = useLive({ query: ResidentPageDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <Loaded result={result} retry={reread}>
      {({ resident }) =>
        resident ? (
          <article>
            <p>
              <Link to="/residents">← {t('nav.residents')}</Link>
            </p>
            <h1>{resident.preferredName}</h1>
            {resident.erasedAt ? (
              <p>{t('resident.erased', { at: dayText(resident.erasedAt) })}</p>
            ) : (
              <div className="buttons">
                <Link to={`/cases/new?resident=${id}`}>{t('board.new')}</Link>
                <RecordVisit members={[resident]} done={reread} />
                <Update of={resident} reread={reread} />
              </div>
            )}
            <div className="columns">
              <div>
                {!resident.erasedAt && <Facts of={resident} />}
                <OwnData id={id} erased={Boolean(resident.erasedAt)} reread={reread} />
              </div>
              <div>
                <section className="card">
                  <h2>{t('nav.board')}</h2>
                  {(resident.cases?.edges.length ?? 0) === 0 && <Nothing text={t('resident.noCases')} />}
                  <ul className="plain">
                    {resident.cases?.edges.map(({ node }) => (
                      <li key={node.id}>
                        <Link to={`/cases/${node.id}`}>{node.number}</Link> {node.summary}{' '}
                        <Mark of="caseStatus" value={node.status} />
                      </li>
                    ))}
                  </ul>
                </section>
                <section className="card">
                  <h2>{t('visit.title')}</h2>
                  {(resident.visits?.edges.length ?? 0) === 0 && <Nothing text={t('visit.never')} />}
                  <ul className="plain">
                    {resident.visits?.edges.map(({ node }) => (
                      <li key={node.id} className="card">
                        <VisitItem of={node} residentId={id} />
                      </li>
                    ))}
                  </ul>
                </section>
              </div>
            </div>
          </article>
        ) : (
          <Nothing text={t('resident.absent')} />
        )
      }
    </Loaded>
  )
}

function Facts({ of }: { of: ResidentFileFragment }) {
  const t = useText()
  const rows = [
    [t('resident.fullName'), of.fullName],
    [t('scope.CONTACT'), of.phone],
    [t('resident.idNumber'), of.idNumber],
    [t('resident.birthDate'), of.birthDate],
    [t('scope.ADDRESS'), of.address],
    [t('task.area'), of.area.name],
    [t('resident.languages'), of.languages && languageNames(of.languages)],
    [t('resident.attributes'), of.attributes?.map((known) => t(`attribute.${known}`)).join(', ')],
    [t('visit.last'), timeText(of.household?.lastVisitAt)],
    [t('resident.since'), dayText(of.registeredAt)],
  ] as const
  return (
    <section className="card">
      <h2>{t('scope.PROFILE')}</h2>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value ? value : '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Update({ of, reread }: { of: ResidentFileFragment; reread: () => void }) {
  const t = useText()
  const { role } = useViewer()
  const update = useAction(UpdateResidentDocument)
  if (role !== 'STATIONMASTER' && role !== 'STATION_WORKER') return null
  return (
    <ActionDialog
      label={t('resident.update')}
      draft={`resident:${of.id}`}
      initial={{
        fullName: of.fullName ?? '',
        preferredName: of.preferredName,
        phone: of.phone ?? '',
        address: of.address ?? '',
        languages: of.languages ?? [],
        attributes: of.attributes ?? [],
      }}
      fields={[
        { name: 'fullName', kind: 'text', label: t('resident.fullName'), required: true },
        { name: 'preferredName', kind: 'text', label: t('resident.preferredName'), required: true },
        { name: 'phone', kind: 'text', label: t('scope.CONTACT') },
        { name: 'address', kind: 'text', label: t('scope.ADDRESS'), required: true },
        languagesField(t),
        attributesField(t),
      ]}
      send={async (values) => {
        const outcome = await update({
          input: {
            id: of.id,
            expectedVersion: of.version,
            fullName: String(values['fullName']),
            preferredName: String(values['preferredName']),
            ...(values['phone'] && { phone: String(values['phone']) }),
            address: String(values['address']),
            languages: ticked(values['languages']),
            attributes: attributes.filter((known) => ticked(values['attributes']).includes(known)),
          },
        })
        if (outcome.problem?.code === 'CONFLICT') reread()
        return outcome
      }}
    />
  )
}
