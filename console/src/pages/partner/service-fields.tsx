import { useLive } from '../../api/use-live'
import { useText, type Key, type Say } from '../../i18n/text'
import type { Values } from '../../kit/action-form'
import type { ControlProps, Field } from '../../kit/field'
import { languagesField } from '../../kit/language-choice'
import { WeekTimes } from '../../kit/week-times'
import { attributes } from '../residents/attributes'
import { skillFields } from '../volunteer/skills'
import { ClosedDays } from './closed-days'
import { units, unitText } from './fee'
import { brokenRules } from './service-rules'
import { CategoriesDocument, MyAreasDocument, type ServiceRowFragment } from './services.gen'

const feeKinds = ['FREE', 'FIXED', 'FROM'] as const
const workday = { weekday: 1, from: '09:00', to: '17:00' }

/** The fields of a service that is there, or of a new one: made when a form is opened, not for each row of a list. */
export type FieldsOf = (of?: ServiceRowFragment) => readonly Field[]

/** Each rule of the hub, said in words while it is broken. */
export function problemsIn(values: Values, t: Say): Record<string, string> {
  return Object.fromEntries(
    Object.entries(brokenRules(values)).map(([name, { key, with: parts }]) => [name, t(key, parts)]),
  )
}

/** Everything that a partner says of a service. What it names that is not offered here stays in the choice. */
export function useServiceFields(organizationId: string): FieldsOf {
  const t = useText()
  const [{ data }] = useLive({ query: CategoriesDocument, requestPolicy: 'cache-first' })
  const [{ data: own }] = useLive({
    query: MyAreasDocument,
    variables: { id: organizationId },
    requestPolicy: 'cache-first',
  })
  const categories = data?.categories ?? []
  const areas = own?.organization?.areas ?? []
  return (of) => [
    { name: 'title', kind: 'text', label: t('service.title'), required: true },
    { name: 'description', kind: 'long', label: t('service.description') },
    {
      name: 'categoryCodes',
      kind: 'checks',
      label: t('case.category'),
      required: true,
      options: withOwn(
        categories
          .filter(({ code }) => code.includes('.'))
          .map(({ code, name, line }) => ({ value: code, label: `${t(`line.${line}`)} · ${name}` })),
        of?.categories,
      ),
    },
    {
      name: 'areaCodes',
      paths: ['serviceAreaCodes'],
      kind: 'checks',
      label: t('service.areas'),
      required: true,
      options: withOwn(
        areas.map(({ code, name }) => ({ value: code, label: name })),
        of?.serviceAreas,
      ),
    },
    { name: 'latitude', paths: ['location.latitude'], kind: 'number', label: t('service.latitude'), step: 0.000001 },
    {
      name: 'longitude',
      paths: ['location.longitude'],
      kind: 'number',
      label: t('service.longitude'),
      hint: t('service.placeHint'),
      step: 0.000001,
    },
    { name: 'radiusMeters', kind: 'number', label: t('service.radius'), hint: t('service.radiusHint'), min: 0 },
    {
      name: 'feeKind',
      paths: ['fee.kind'],
      kind: 'select',
      label: t('inbox.fee'),
      required: true,
      options: feeKinds.map((value) => ({ value, label: t(`feeKind.${value}` satisfies Key) })),
    },
    {
      name: 'amount',
      paths: ['fee.amount'],
      kind: 'number',
      label: t('service.amount'),
      hint: t('service.amountHint'),
      min: 0,
      step: 0.01,
    },
    {
      name: 'unit',
      paths: ['fee.unit'],
      kind: 'text',
      label: t('service.unit'),
      suggestions: units.map((unit) => unitText(t, unit)),
    },
    {
      name: 'capacity',
      kind: 'number',
      label: t('service.capacity'),
      hint: t('service.capacityHint'),
      min: 1,
      required: true,
    },
    languagesField(t),
    ...skillFields(t).map((field) => (field.name === 'others' ? { ...field, hint: t('service.skillsHint') } : field)),
    ...eligibilityFields(t, of),
    {
      name: 'openingHours',
      kind: 'own',
      label: t('service.hours'),
      hint: t('service.hoursHint'),
      control: (props) => <WeekTimes {...props} first={workday} />,
    },
    ...(of
      ? [
          {
            name: 'closures',
            kind: 'own' as const,
            label: t('service.closures'),
            control: (props: ControlProps) => <ClosedDays {...props} />,
          },
        ]
      : [{ name: 'draft', kind: 'check' as const, label: t('service.draft') }]),
  ]
}

function eligibilityFields(t: Say, of: ServiceRowFragment | undefined): readonly Field[] {
  const known: readonly string[] = attributes
  const others = of?.eligibility.attributes.filter((value) => !known.includes(value)) ?? []
  return [
    { name: 'minAgeYears', paths: ['eligibility.minAgeYears'], kind: 'number', label: t('service.minAge'), min: 0 },
    { name: 'maxAgeYears', paths: ['eligibility.maxAgeYears'], kind: 'number', label: t('service.maxAge'), min: 0 },
    {
      name: 'attributes',
      paths: ['eligibility.attributes'],
      kind: 'checks',
      label: t('service.attributes'),
      hint: t('service.attributesHint'),
      options: [
        ...attributes.map((value) => ({ value, label: t(`attribute.${value}`) })),
        ...others.map((value) => ({ value, label: value })),
      ],
    },
    { name: 'note', paths: ['eligibility.note'], kind: 'text', label: t('service.note') },
  ]
}

interface Option {
  readonly value: string
  readonly label: string
}

function withOwn(
  options: readonly Option[],
  own: readonly { readonly code: string; readonly name: string }[] | null | undefined,
): readonly Option[] {
  const others = own?.filter(({ code }) => !options.some(({ value }) => value === code)) ?? []
  return [...options, ...others.map(({ code, name }) => ({ value: code, label: name }))]
}
