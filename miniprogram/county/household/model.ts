/** What the page of a household draws, and which of its forms is open. */
import type { Api } from '../../../contract'
import type { ChoiceView } from '../../views/models'

export type Opened = Api['household.open']['reply']
type Person = Opened['members'][number]
/** `door`: what is written on it; `person`: somebody new; `move`: those chosen go elsewhere. */
export type Form = '' | 'door' | 'person' | 'move'

export const NEW_DOOR = 'new'
interface Row {
  whom: string
  name: string
  note: string
}
const rowOf = ({ whom, name, tail, hasAccount, relation }: Person): Row => ({
  whom,
  name,
  note: [relation, tail, hasAccount ? '登记了微信' : '还没登记微信'].filter(one => one !== '').join('，'),
})
export interface Model {
  id: string
  door: string
  node: string
  members: Row[]
  former: Row[]
  goals: ChoiceView[]
}
export const modelOf = ({ id, door, node, members, former, others }: Opened): Model => ({
  id,
  door,
  node: node.name,
  members: members.map(rowOf),
  former: former.map(rowOf),
  goals: [{ value: NEW_DOOR, label: '另立一户' }].concat(
    others.map(other => ({ value: other.id, label: other.door })),
  ),
})
