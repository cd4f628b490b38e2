import type { TokenRole } from '../../shared/auth'
import { demoNeighbourStaff, demoPersons, type DemoPerson, type DemoPersonName } from '../../shared/demo'
import type { Person } from './person'

/** Makes a token with these claims, as the hub's own issuer does. */
export type TokenMaker = (claims: DemoPerson) => Promise<string>

/** Who plays in the story: the demo persons, and whoever else comes along. */
export class Cast {
  constructor(private readonly tokenFor: TokenMaker) {}

  async person(name: DemoPersonName, title: string): Promise<Person> {
    return this.newcomer(demoPersons[name], title)
  }

  /** A worker of the station next door. */
  async neighbour(): Promise<Person> {
    const member = demoNeighbourStaff[1]
    if (!member) throw new Error('The station next door has no worker')
    const claims = {
      sub: member.id,
      name: member.name,
      role: 'STATION_WORKER' as const,
      area: member.areaCode,
      org: null,
    }
    return this.newcomer(claims, 'worker of the station next door')
  }

  /** Somebody of a role who acts for an organisation or a volunteer group, or for nobody yet. */
  async actor(name: string, title: string, role: TokenRole, sub: string, org: string | null): Promise<Person> {
    return this.newcomer({ sub, name, role, area: null, org }, title)
  }

  private async newcomer(claims: DemoPerson, title: string): Promise<Person> {
    return { name: claims.name, title, token: await this.tokenFor(claims) }
  }
}
