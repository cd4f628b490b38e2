import type { Caller } from '../../../shared/database'
import { Checks } from '../../../shared/validation'
import { searchedAddressMarks, searchedNameMarks } from '../vault/marks'
import type { Vault } from '../vault/vault'
import { isIdNumber, phoneDigits } from './person.checks'
import type { Resident, ResidentAttribute } from './resident'
import { searchArea } from './resident.policy'
import type { ResidentSearch, ResidentStore } from './resident.store'

/** What a worker looks for. */
export interface Wanted {
  /** Part of a name or of an address, or a whole phone or id number. */
  readonly search: string | null
  readonly area: string | null
  readonly attributes: readonly ResidentAttribute[] | null
}

export class ResidentSearchService {
  constructor(
    private readonly residents: ResidentStore,
    private readonly vault: Vault,
  ) {}

  /** Residents of the viewer's own area, by where they live; one more than asked. Throws ValidationFailed. */
  find(
    caller: Caller,
    wanted: Wanted,
    page: { first: number; after: readonly [string, string] | null },
  ): Promise<Resident[]> {
    const search = this.searchOf(caller, wanted)
    return search ? caller.read((tx) => this.residents.search(tx, search, page)) : Promise.resolve([])
  }

  count(caller: Caller, wanted: Wanted): Promise<number> {
    const search = this.searchOf(caller, wanted)
    return search ? caller.read((tx) => this.residents.count(tx, search)) : Promise.resolve(0)
  }

  /** Null: nothing can be found in an area that is not the viewer's. */
  private searchOf(caller: Caller, { search, area, attributes }: Wanted): ResidentSearch | null {
    const checks = new Checks()
    const text = checks.optionalText('search', search, { max: 100 })
    checks.done()
    const areaCode = searchArea(caller.viewer, area)
    if (areaCode === null) return null
    return {
      person: text === null ? null : this.hashesOf(text),
      areaCode,
      attributes: attributes && attributes.length > 0 ? attributes : null,
    }
  }

  private hashesOf(text: string): NonNullable<ResidentSearch['person']> {
    const phone = phoneDigits(text)
    const idNumber = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
    return {
      name: searchedNameMarks(this.vault, text),
      address: searchedAddressMarks(this.vault, text),
      phone: phone === '' ? [] : this.vault.blindIndexes('phone', phone),
      idNumber: isIdNumber(idNumber) ? this.vault.blindIndexes('idNumber', idNumber) : [],
    }
  }
}
