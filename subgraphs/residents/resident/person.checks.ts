import type { Checks } from '../../../shared/validation'
import { residentAttributes, type ResidentAttribute } from './resident'

const mobile = /^1[3-9]\d{9}$/
const landline = /^0\d{9,11}$/
const foreign = /^\+[1-9]\d{6,14}$/
const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** A phone number as it is stored and searched: digits, with `+` and the country before one from abroad. */
export function phoneDigits(text: string): string {
  const digits = text.normalize('NFKC').replace(/[\s()./-]/g, '')
  const national = digits.replace(/^(\+|00)86/, '')
  // A landline that came with the country's code has lost the 0 before its area's.
  if (national !== digits && !mobile.test(national)) return `0${national.replace(/^0/, '')}`
  return national.replace(/^00/, '+')
}

export function checkPhone(checks: Checks, path: string, text: string): string {
  const phone = phoneDigits(text)
  const known = mobile.test(phone) || landline.test(phone) || foreign.test(phone)
  checks.that(known, path, 'Is not a phone number.')
  return phone
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643-1999: 17 digits and a check character by ISO 7064 MOD 11-2. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]
}

/** The birth date that an id number carries. */
export function birthDateOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}

export function checkIdNumber(checks: Checks, path: string, text: string): string {
  const idNumber = text.normalize('NFKC').trim().toUpperCase()
  checks.that(isIdNumber(idNumber), path, 'Is not an id number: 18 characters, the last of which checks the others.')
  return idNumber
}

export function checkBirthDate(checks: Checks, path: string, date: string, today: string): void {
  const real = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)
  checks.that(real && date >= '1900-01-01' && date <= today, path, 'Must be a day between 1900 and today.')
}

export function checkLanguages(checks: Checks, path: string, values: readonly string[]): string[] {
  checks.that(values.length <= 10, path, 'Must have at most 10 languages.')
  checks.that(
    values.every((value) => language.test(value)),
    path,
    'Must be language tags (BCP 47): zh, yue, en-GB.',
  )
  return [...new Set(values)]
}

export function checkAttributes(values: readonly ResidentAttribute[]): ResidentAttribute[] {
  return residentAttributes.filter((attribute) => values.includes(attribute))
}
