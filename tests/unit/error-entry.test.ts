import { errorEntry } from '../../shared/logging'

test('an entry has neither the parameters of a statement nor the values of a broken rule', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "resident_phone"'), {
    code: '23505',
    constraint: 'resident_phone',
    detail: 'Key (phone)=(13800138000) already exists.',
  })
  const error = Object.assign(new Error('query failed', { cause }), { parameters: ['13800138000'] })
  const text = JSON.stringify(errorEntry(error))
  expect(text).toContain('resident_phone')
  expect(text).not.toContain('13800138000')
})

test('a message of PostgreSQL that quotes what was typed is not repeated', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "Li Hua"'), { code: '22P02' })
  expect(JSON.stringify(errorEntry(error))).not.toContain('Li Hua')
})
