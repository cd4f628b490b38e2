import { operation } from '../operation'

export const applyAsPartner = operation<{ applyAsPartner: { id: string; name: string; status: string } }>(`
  mutation ApplyAsPartner($input: ApplyAsPartnerInput!) {
    applyAsPartner(input: $input) { id name status }
  }
`)

export const verifyOrganization = operation<{
  verifyOrganization: { status: string; areas: { name: string }[] | null }
}>(`
  mutation VerifyOrganization($id: ID!, $areas: [ID!]!) {
    verifyOrganization(id: $id, areaCodes: $areas) { id status areas { name } }
  }
`)

export const listService = operation<{
  listService: {
    id: string
    title: string
    status: string
    capacity: number
    fee: { kind: string; amount: number | null }
  }
}>(`
  mutation ListService($input: ListServiceInput!) {
    listService(input: $input) { id title status capacity fee { kind amount } }
  }
`)

export const registerGroup = operation<{ registerGroup: { id: string; name: string; status: string } }>(`
  mutation RegisterGroup($input: RegisterGroupInput!) {
    registerGroup(input: $input) { id name status }
  }
`)

export const verifyGroup = operation<{ verifyGroup: { status: string; supervisor: { name: string } | null } }>(`
  mutation VerifyGroup($id: ID!, $areas: [ID!]!, $supervisor: ID) {
    verifyGroup(id: $id, areaCodes: $areas, supervisorId: $supervisor) { id status supervisor { name } }
  }
`)

export const saveVolunteer = operation<{ saveVolunteer: { id: string; displayName: string; languages: string[] } }>(`
  mutation SaveVolunteer($input: SaveVolunteerInput!) {
    saveVolunteer(input: $input) { id displayName languages }
  }
`)

export const joinGroup = operation<{ joinGroup: { name: string; memberCount: number } }>(`
  mutation JoinGroup($group: ID!) { joinGroup(groupId: $group) { id name memberCount } }
`)

export const admitMember = operation<{ admitMember: { name: string; memberCount: number } }>(`
  mutation AdmitMember($group: ID!, $volunteer: ID!) {
    admitMember(groupId: $group, volunteerId: $volunteer) { id name memberCount }
  }
`)
