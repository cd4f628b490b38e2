import { operation } from '../operation'

export interface TaskState {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly seats: number
  readonly seatsTaken: number
  readonly referralId: string | null
}

export const postTask = operation<{ postTask: TaskState }>(`
  mutation PostTask($input: PostTaskInput!) {
    postTask(input: $input) { id title status seats seatsTaken referralId }
  }
`)

export const openTasks = operation<{ tasks: { edges: { node: TaskState }[] } }>(`
  query OpenTasks($area: ID!) {
    tasks(filter: { area: $area, status: [OPEN] }, first: 100) {
      edges { node { id title status seats seatsTaken referralId } }
    }
  }
`)

export const claimTask = operation<{
  claimTask: { id: string; seats: number; status: string; task: { status: string; seatsTaken: number } }
}>(`
  mutation ClaimTask($task: ID!, $group: ID!, $seats: Int, $key: String) {
    claimTask(taskId: $task, groupId: $group, seats: $seats, idempotencyKey: $key) {
      id seats status task { id status seatsTaken }
    }
  }
`)

export const assignVolunteers = operation<{
  assignVolunteers: { id: string; assignments: { status: string; volunteer: { displayName: string } }[] }
}>(`
  mutation AssignVolunteers($claim: ID!, $volunteers: [ID!]!) {
    assignVolunteers(claimId: $claim, volunteerIds: $volunteers) {
      id assignments { id status volunteer { displayName } }
    }
  }
`)
