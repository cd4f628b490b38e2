import { Checks } from '../../../shared/validation'
import { ValidationFailed } from '../../../shared/errors'
import { checkPhone, isIdNumber } from '../../../subgraphs/residents/resident/person.checks'
import { checkedPerson } from '../../../subgraphs/residents/resident/registration.checks'
import { defaultPreferredName, maskIdNumber } from '../../../subgraphs/residents/resident/resident'

test.each([
  ['11010519491231002X', true],
  ['440524188001010014', true],
  ['110105194912310021', false],
  ['11010519491231002x', false],
  ['010105194912310021', false],
  ['1101051949123100', false],
])('%s is an id number: %s', (text, expected) => {
  expect(isIdNumber(text)).toBe(expected)
})

test.each([
  ['138 0013 8000', '13800138000'],
  ['+86-138-0013-8000', '13800138000'],
  ['（010）5550 0149'.normalize('NFKC'), '01055500149'],
  ['+86 10 5550 0149', '01055500149'],
  ['+44 20 7946 0000', '+442079460000'],
])('the phone number %s is kept as %s', (text, expected) => {
  const checks = new Checks()
  expect(checkPhone(checks, 'phone', text)).toBe(expected)
  checks.done()
})

test.each(['12', '12800138000', 'call me', '+0 123'])('%s is no phone number', (text) => {
  const checks = new Checks()
  checkPhone(checks, 'phone', text)
  expect(() => checks.done()).toThrow(ValidationFailed)
})

test('an id number is shown by its region and its last four', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('110105********002X')
})

test.each([
  ['王小明', '王某'],
  ['Anna Ivanova', 'Anna'],
  ['Madonna', 'M.'],
])('%s, who has not said, is called %s', (name, expected) => {
  expect(defaultPreferredName(name)).toBe(expected)
})

test('the birth date is taken from the id number where nothing else says it, and may not lie in the future', () => {
  const person = { fullName: 'Bai Yun', address: 'Here' }
  expect(checkedPerson({ ...person, idNumber: '11010519491231002X' }, '2026-11-18').birthDate).toBe('1949-12-31')
  expect(() => checkedPerson({ ...person, birthDate: '2026-11-19' }, '2026-11-18')).toThrow('input.birthDate')
  expect(() => checkedPerson({ ...person, birthDate: '1899-12-31' }, '2026-11-18')).toThrow('input.birthDate')
})
