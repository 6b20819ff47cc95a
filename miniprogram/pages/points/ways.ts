/** Where the passbook leads: the work that waits for me, and what the whole village may read. */
import type { PointsHome } from '../../../contract/points/book'

export interface Way {
  id: string
  label: string
  note: string
  icon: string
  url: string
  count: number
}

const piece = (n: number): string => (n > 99 ? '99 件以上' : `${n} 件`)

/** Work that waits for this person. */
export function dutyWays(
  { toConfirm, toAnswer, toVote, toConsent, counter }: PointsHome['duties'],
  roles: readonly string[],
): Way[] {
  const isGridMember = roles.indexOf('gridMember') >= 0
  const mayStep = isGridMember || roles.indexOf('supervisor') >= 0
  const ways: (Way | null)[] = [
    toConfirm > 0
      ? {
          id: 'toConfirm',
          label: `等您证实 ${piece(toConfirm)}`,
          note: '看见了、问过了，才证实',
          icon: 'check-circle',
          url: '/points/list/list?list=toConfirm',
          count: toConfirm,
        }
      : null,
    toAnswer > 0
      ? {
          id: 'toAnswer',
          label: `等您答复 ${piece(toAnswer)}`,
          note: '有人对公示的有意见',
          icon: 'chat',
          url: '/points/list/list?list=objected',
          count: toAnswer,
        }
      : null,
    toConsent > 0
      ? {
          id: 'toConsent',
          label: `问您家愿不愿意 ${piece(toConsent)}`,
          note: '有人推荐您家评优，点开说一声',
          icon: 'chat',
          url: '/honour/list/list?list=mine',
          count: toConsent,
        }
      : null,
    toVote > 0
      ? {
          id: 'toVote',
          label: `评优等您 ${piece(toVote)}`,
          note: '投票，或者答复意见',
          icon: 'edit-1',
          url: '/honour/list/list?list=toDecide',
          count: toVote,
        }
      : null,
    counter
      ? {
          id: 'counter',
          label: '兑换台',
          note: '扫码、对码、交货',
          icon: 'scan',
          url: '/shop/counter/counter',
          count: 0,
        }
      : null,
    isGridMember
      ? {
          id: 'forOthers',
          label: '替乡亲报好事',
          note: '一户，或者一起出工的一群人',
          icon: 'usergroup',
          url: '/points/apply/apply?for=group',
          count: 0,
        }
      : null,
    mayStep
      ? {
          id: 'steps',
          label: '先说理，再批评，才扣分',
          note: '三步都要有记录',
          icon: 'edit-1',
          url: '/points/step/step',
          count: 0,
        }
      : null,
  ]
  return ways.filter((way): way is Way => way !== null)
}

/** Open to everyone in the village. */
export function villageWays({ notice }: PointsHome['duties'], hasHousehold: boolean): Way[] {
  return [
    ...(hasHousehold
      ? [
          {
            id: 'mine',
            label: '我家报过的好事',
            note: '',
            icon: 'catalog',
            url: '/points/list/list?list=mine',
            count: 0,
          },
        ]
      : []),
    {
      id: 'notice',
      label: notice > 0 ? `村里正在公示 ${piece(notice)}` : '村里的公示',
      note: '',
      icon: 'notification',
      url: '/points/list/list?list=notice',
      count: notice,
    },
    { id: 'honours', label: '示范户、好媳妇', note: '', icon: 'home', url: '/honour/list/list', count: 0 },
  ]
}
