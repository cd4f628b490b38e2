// The console is a package of its own, with its own compiler settings.
const { brokenLine, categoryMapOf } = jest.requireActual<{
  brokenLine: (terms: string) => number | null
  categoryMapOf: (terms: string) => unknown
}>('../../../console/src/pages/partner/import-terms')

test('terms of another taxonomy are read a line each, and a line that says nothing is named', () => {
  const terms = 'BH-3000 = life.repairs.plumbing\n\n a=b = life.meals '
  expect(brokenLine(terms)).toBeNull()
  expect(categoryMapOf(terms)).toEqual([
    { term: 'BH-3000', categoryCode: 'life.repairs.plumbing' },
    { term: 'a=b', categoryCode: 'life.meals' },
  ])
  expect(['', 'BH-3000', 'x = y\nBH-3000 =', '= life.meals'].map(brokenLine)).toEqual([null, 1, 2, 1])
})
