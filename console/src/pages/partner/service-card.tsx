import { useAction } from '../../api/use-action'
import { languageNames } from '../../i18n/language-name'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { Mark } from '../../kit/mark'
import { skillsText } from '../volunteer/skills'
import { feeText } from './fee'
import { openingText } from './opening-hours'
import { ReviseService } from './revise-service'
import type { FieldsOf } from './service-fields'
import {
  PauseServiceDocument,
  ResumeServiceDocument,
  WithdrawServiceDocument,
  type ServiceRowFragment,
} from './services.gen'

interface Props {
  of: ServiceRowFragment
  fieldsOf: FieldsOf
  reread: () => void
}

export function ServiceCard({ of, fieldsOf, reread }: Props) {
  const t = useText()
  const [pause, resume, withdraw] = [
    useAction(PauseServiceDocument),
    useAction(ResumeServiceDocument),
    useAction(WithdrawServiceDocument),
  ]
  const { id, version } = of
  return (
    <article className="card" data-service={of.title}>
      <h2>
        {of.title} <Mark of="serviceStatus" value={of.status} />
      </h2>
      {of.description && <p>{of.description}</p>}
      <Facts of={of} />
      <div className="buttons">
        <ReviseService of={of} fieldsOf={fieldsOf} reread={reread} />
        {of.status === 'LISTED' && <ActionButton label={t('service.pause')} send={() => pause({ id, version })} />}
        {(of.status === 'PAUSED' || of.status === 'DRAFT') && (
          <ActionButton label={t('service.resume')} send={() => resume({ id, version })} />
        )}
        <ActionDialog
          danger
          label={t('service.withdraw')}
          title={`${t('service.withdraw')} · ${of.title}`}
          what={t('service.withdrawWhat')}
          draft={`withdraw-service:${id}`}
          fields={[]}
          send={() => withdraw({ id, version })}
        />
      </div>
    </article>
  )
}

function Facts({ of }: { of: ServiceRowFragment }) {
  const t = useText()
  const facts = [
    [t('case.category'), of.categories?.map(({ name }) => name).join(', ')],
    [t('service.areas'), of.serviceAreas?.map(({ name }) => name).join(', ')],
    [t('inbox.fee'), feeText(t, of.fee)],
    [t('service.load'), `${of.load} / ${of.capacity}`],
    [t('service.hours'), openingText(t, of.openingHours)],
    [t('resident.languages'), languageNames(of.languages)],
    [t('volunteer.skills'), skillsText(t, of.skills)],
    [t('service.closures'), of.closures.join(', ')],
  ] as const
  return (
    <dl className="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
