import type { Say } from '../../i18n/text'
import type { Field } from '../../kit/field'

/** What may be true of a person that help depends on. */
export const attributes = [
  'ELDERLY',
  'LIVING_ALONE',
  'DISABLED',
  'LOW_INCOME',
  'CHRONIC_ILLNESS',
  'PREGNANT',
  'LEFT_BEHIND_CHILD',
  'VETERAN',
  'MIGRANT_WORKER',
  'PARTY_MEMBER',
] as const

export function attributesField(t: Say): Field {
  return {
    name: 'attributes',
    kind: 'checks',
    label: t('resident.attributes'),
    options: attributes.map((value) => ({ value, label: t(`attribute.${value}`) })),
  }
}
