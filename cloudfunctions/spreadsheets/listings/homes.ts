/** Households at and below a node, called by door and surname, with how many live there. */
import { surnameOf } from '../../../miniprogram/core/people/mask'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { isUnbound } from '../../_people/joining'
import { titleFor } from '../../_people/households'
import { MOST_AT_ONCE, onePage } from '../../_platform/reach'
import { seal, store } from '../../_platform/ports'

export interface Home {
  doc: HouseholdDoc
  /** 「三组 5 号 陈家」. */
  title: string
  surname: string
  people: number
  /** Of those, who uses the app. */
  joined: number
}
type Member = Pick<PersonDoc, '_id' | 'householdId' | 'openid' | 'nameSealed' | 'nameDoubt'>

export async function homesUnder(node: string): Promise<Home[]> {
  const [docs, people] = await Promise.all([
    store.all('households', { where: { path: node } }),
    peopleUnder(node),
  ])
  const members = new Map<string, Member[]>()
  for (const person of people)
    if (person.householdId !== null)
      members.set(person.householdId, [...(members.get(person.householdId) ?? []), person])
  return docs.map(doc => {
    const own = members.get(doc._id) ?? []
    // A name nobody has looked at yet lends nothing to the household's.
    const named = own.find(({ nameDoubt }) => nameDoubt === null)
    const name = named ? seal.open(named.nameSealed) : ''
    return {
      doc,
      title: titleFor(doc, name),
      surname: surnameOf(name),
      people: own.length,
      joined: own.filter(one => !isUnbound(one)).length,
    }
  })
}

async function peopleUnder(node: string): Promise<Member[]> {
  const found: Member[] = []
  for (let after: string | undefined; ; after = found.at(-1)?._id) {
    const page = await store.parts(
      'people',
      { where: { home: node }, sort: ['_id', 'asc'], after, limit: onePage(MOST_AT_ONCE) },
      { householdId: true, openid: true, nameSealed: true, nameDoubt: true },
    )
    found.push(...page)
    if (page.length < MOST_AT_ONCE) return found
  }
}
