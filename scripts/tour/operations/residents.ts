import { operation } from '../operation'

export const registerResident = operation<{
  registerResident: { id: string; preferredName: string; area: { name: string }; household: { id: string } | null }
}>(`
  mutation RegisterResident($input: RegisterResidentInput!) {
    registerResident(input: $input) { id preferredName area { name } household { id } }
  }
`)

export const grantConsent = operation<{ grantConsent: { id: string; scopes: string[]; active: boolean } }>(`
  mutation GrantConsent($input: GrantConsentInput!) {
    grantConsent(input: $input) { id scopes active }
  }
`)

export const withdrawConsent = operation<{ withdrawConsent: { active: boolean; withdrawnAt: string | null } }>(`
  mutation WithdrawConsent($id: ID!) { withdrawConsent(id: $id) { id active withdrawnAt } }
`)
