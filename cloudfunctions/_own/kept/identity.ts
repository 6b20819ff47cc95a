/** Who somebody is, where they live and lived, which posts they hold. */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import { KINSHIP_LABELS } from '../../../miniprogram/core/people/kinship'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { BelongingEventDoc, JoinRequestDoc, PersonDoc } from '../../_documents'
import { formerStaysFound } from '../../_people/belonging'
import { households } from '../../_people/households'
import { grids } from '../../_people/names'
import { seal, store } from '../../_platform/ports'
import type { Kept, Line } from './row'
import { ofHousehold } from './row'

/** Titles are looked up before the lines are said. */
type Named = PersonDoc & { names: ReadonlyMap<string, string> }

export const people: Kept<'people'> = {
  title: '我是谁',
  async find({ person }) {
    const [homes, nodes, former] = await Promise.all([
      households.of([...person.belonged, ...person.kinHouseholds].map(({ householdId }) => householdId)),
      grids.of([...person.home, ...person.posts.map(({ gridId }) => gridId)]),
      store.all('people', { where: { 'united.into': person._id } }),
    ])
    const names = new Map([
      ...[...homes].map(([id, { title }]) => [id, title] as const),
      ...[...nodes].map(([id, { name }]) => [id, name] as const),
    ])
    return [{ ...person, names } as Named, ...former]
  },
  say: (doc, { person }) => (doc._id === person._id ? own(doc as Named) : [formerSelf(doc)]),
}

const formerSelf = ({ nameSealed, united }: PersonDoc): Line => ({
  at: united?.at ?? null,
  text: `以前另一次登记，名字 ${seal.open(nameSealed)}，已并过来`,
})

function own({ names, ...person }: Named): Line[] {
  const nameOf = (id: string): string => names.get(id) ?? id
  const phone = person.phoneSealed === null ? '没留' : seal.open(person.phoneSealed)
  const now = (text: string): Line => ({ at: null, text })
  return [
    now(`姓名：${seal.open(person.nameSealed)}`),
    now(`电话：${phone}`),
    now('微信：小程序给的一个号，只在这里认得出您'),
    now(`住在：${person.home.map(nameOf).join(' ') || '没登记'}`),
    ...(person.relation ? [now(`跟户主：${KINSHIP_LABELS[person.relation]}`)] : []),
    ...(person.bornIn ? [now(`出生年：${person.bornIn}`)] : []),
    now(`大字：${person.elder ? '开着' : '没开'}`),
    ...(person.privacyAgreedAt === null
      ? []
      : [{ at: person.privacyAgreedAt, text: '同意了怎么管您的信息' }]),
    ...person.belonged.map(({ householdId, from, until }) => ({
      at: from,
      text: `登记在 ${nameOf(householdId)}${until === null ? '' : `，到 ${dateText(until)}`}`,
    })),
    ...person.kinHouseholds.map(({ householdId }) => now(`亲属那一户：${nameOf(householdId)}`)),
    ...person.posts.map(({ role, gridId, from, until }) => ({
      at: from,
      text: `${nameOf(gridId)}${ROLE_LABELS[role]}${until === null ? '' : `，到 ${dateText(until)}`}`,
    })),
    ...(person.staffName === null
      ? []
      : [now(`公开的名字和电话：${person.staffName} ${person.staffPhone ?? '没留'}`)]),
    ...(person.confirmed === null ? [] : [{ at: person.confirmed.at, text: '岗位当面核对过' }]),
  ]
}

export const ownHouseholds: Kept<'households'> = {
  title: '我家这一户',
  find: ofHousehold(async id => [...(await households.of([id])).values()]),
  say: ({ door, cluster }) => ({ at: null, text: `${door}${cluster ? `，联户 ${cluster}` : ''}` }),
}

const CAME: Record<BelongingEventDoc['type'], string> = {
  joined: '登记到一户',
  left: '离开一户',
  undone: '登记错了，撤掉了',
  united: '两次登记并到一起',
}
export const belongingEvents: Kept<'belonging_events'> = {
  title: '登记和离开',
  find: ({ person }) => store.all('belonging_events', { where: { personId: person._id } }),
  say: ({ at, type }) => ({ at, text: CAME[type] }),
}

export const formerStays: Kept<'former_stays'> = {
  title: '上次删掉以后留下的记号',
  find: ({ person }) => formerStaysFound(person),
  say: ({ stays, until }) => ({ at: null, text: `以前住过 ${stays.length} 户，${dateText(until)}删` }),
}

export const letters: Kept<'letters'> = {
  title: '登记信',
  find: async ({ person }) => {
    const grid = person.home.at(-1)
    if (grid === undefined) return []
    const all = await store.all('letters', { where: { path: grid }, sort: ['sortKey', 'desc'] })
    return all.filter(({ personId, usedBy }) => personId === person._id || usedBy === person._id)
  },
  say: ({ at, byName, state }) => ({
    at,
    text: `${byName}给您开的信，${{ waiting: '还没用', used: '用过了', revoked: '作废了' }[state]}`,
  }),
}

const ASKED: Record<JoinRequestDoc['state'], string> = {
  waiting: '等人点头',
  accepted: '同意了',
  refused: '没有同意',
  withdrawn: '撤回了',
}
export const joinRequests: Kept<'join_requests'> = {
  title: '登记的申请',
  find: ({ person }) => store.all('join_requests', { where: { personId: person._id } }),
  // What somebody wrote for a reason is shown where it has been looked at.
  say: ({ at, state, reason, doubt }) => ({
    at,
    text: `${ASKED[state]}${reason !== '' && doubt === null ? `：${reason}` : ''}`,
  }),
}

export const appointments: Kept<'appointments'> = {
  title: '提过的岗位',
  find: ({ person }) => store.all('appointments', { where: { personId: person._id } }),
  say: ({ at, byName, post, state }) => ({
    at,
    text: `${byName}提您任${ROLE_LABELS[post.role]}，${{ waiting: '等人点头', given: '同意了', refused: '没有同意', takenBack: '收回了' }[state]}`,
  }),
}

export const boundGroups: Kept<'grids'> = {
  title: '绑过的微信群',
  find: async ({ person }) =>
    (
      await store.some(
        'grids',
        person.posts.map(({ gridId }) => gridId),
      )
    ).filter(({ groups }) => groups.some(({ boundBy }) => boundBy === person._id)),
  say: ({ name, groups }, { person }) =>
    groups
      .filter(({ boundBy }) => boundBy === person._id)
      .map(({ at }) => ({ at, text: `${name}的微信群是您绑的` })),
}
