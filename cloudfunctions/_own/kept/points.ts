/** Points of the household, good deeds, honours, goods. */
import { isOver } from '../../../miniprogram/core/deed/over'
import { stateText } from '../../../miniprogram/core/deed/labels'
import { HONOUR_STATE_LABELS, HONOUR_LABELS } from '../../../miniprogram/core/honour/labels'
import { entryByText } from '../../../miniprogram/core/points/entry-text'
import { STAGES } from '../../../miniprogram/core/redemption/stages'
import { store } from '../../_platform/ports'
import { oneOf } from '../../_platform/bounds'
import { type Kept, ofHousehold, oneOrNone } from './row'

export const accounts: Kept<'accounts'> = {
  title: '户上的积分',
  find: ofHousehold(id => oneOrNone(store.get('accounts', id))),
  say: ({ balance, at }) => ({ at, text: `余 ${balance} 分` }),
}

export const entries: Kept<'entries'> = {
  title: '积分流水',
  find: ofHousehold(householdId => store.all('entries', { where: { householdId }, sort: ['rev', 'asc'] })),
  say: ({ at, title, legs: [leg], balance, kind, by, byName }) => ({
    at,
    text: `${title}，${leg.points > 0 ? '+' : ''}${leg.points}，余 ${balance}（${entryByText({ kind, by, byName })}）`,
  }),
}

export const statements: Kept<'statements'> = {
  title: '每月对账单',
  find: ofHousehold(householdId =>
    store.all('statements', { where: { householdId }, sort: ['month', 'asc'] }),
  ),
  say: ({ madeAt, month, opening, closing, count }) => ({
    at: madeAt,
    text: `${month}：${count} 笔，从 ${opening} 到 ${closing} 分`,
  }),
}

export const deeds: Kept<'deeds'> = {
  title: '好事和积分申报',
  async find({ person: { _id, householdId } }) {
    const of = householdId === null ? [_id] : [_id, householdId]
    const found = await Promise.all(
      of.map(one => store.all('deeds', { where: { of: one }, sort: ['sortKey', 'desc'] })),
    )
    return [...new Map(found.flat().map(doc => [doc._id, doc])).values()]
  },
  say: ({ deed }, { person }) => ({
    at: deed.reportedAt,
    text: `${deed.no} ${deed.item.label} ${deed.quantity} ${deed.item.unit}，${deed.reportedBy === person._id ? '您报的' : '别人报的'}，${stateText(deed)}${isOver(deed.stage.state) ? '' : '，还在走'}`,
  }),
}

export const honours: Kept<'honours'> = {
  title: '评上、提名的',
  find: ofHousehold(householdId =>
    store.all('honours', { where: { householdId }, sort: ['sortKey', 'desc'] }),
  ),
  say: ({ honour }) => ({
    at: honour.nominatedAt,
    text: `${HONOUR_LABELS[honour.kind]} ${honour.term}，${HONOUR_STATE_LABELS[honour.stage.state]}`,
  }),
}

export const redemptions: Kept<'redemptions'> = {
  title: '换的东西',
  find: ofHousehold(householdId =>
    store.all('redemptions', { where: { householdId }, sort: ['sortKey', 'desc'] }),
  ),
  say: ({ redemption }) => ({
    at: redemption.redeemedAt,
    text: `${redemption.no} ${redemption.goodName}，${redemption.paid} 分，${STAGES[redemption.stage.state].label}`,
  }),
}

/** Counted by line of the rules and by good, so that a limit can be held. */
export const quotas: Kept<'quotas'> = {
  title: '这一期报过、换过几次',
  find: ofHousehold(async householdId => {
    const [reported, redeemed] = await Promise.all([
      store.all('deeds', { where: { of: householdId }, sort: ['sortKey', 'desc'] }),
      store.all('redemptions', { where: { householdId }, sort: ['sortKey', 'desc'] }),
    ])
    const lines = [
      ...reported.map(({ deed }) => deed.item.id),
      ...redeemed.map(({ redemption }) => redemption.goodId),
    ]
    const ids = [...new Set(lines)].map(line => `${householdId}:${line}`)
    return ids.length === 0 ? [] : store.some('quotas', ids)
  }),
  say: ({ days, years }) => {
    const times = [...Object.values(days), ...Object.values(years)].reduce((sum, one) => sum + one.times, 0)
    return { at: null, text: `一样东西或一条规则，记着 ${times} 次` }
  },
}

export const steps: Kept<'steps'> = {
  title: '说理、批评的记录',
  find: ofHousehold(householdId => store.all('steps', { where: { householdId: oneOf([householdId]) } })),
  say: ({ at, step, byName }) => ({
    at,
    text: `第${step === 1 ? '一步说理' : '二步批评'}，${byName ?? ''}记的`,
  }),
}

export const objectors: Kept<'objectors'> = {
  title: '提过的意见',
  find: ({ person }) => oneOrNone(store.get('objectors', person._id)),
  say: ({ made }) =>
    made.map(({ at, kind }) => ({ at, text: kind === 'deed' ? '对一件好事' : '对一次评选' })),
}
