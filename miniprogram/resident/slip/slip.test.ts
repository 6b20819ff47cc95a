/** Anyone who holds a slip reads the days of the rules that its order keeps. */
import { expect, test } from 'vitest'
import type { SlipOrder } from '../../../contract/ticket/open'
import { onPage } from '../../utils/fake-page.test.helper'

interface Slip {
  data: { after: string; filling: { lack: string } }
  open(found: SlipOrder): void
  score(event: { detail: { value: number } }): void
}

const order = (days: string): SlipOrder => ({
  now: 0,
  ticketId: 't1',
  no: 'WL26-0001',
  subLabel: '代办跑腿',
  submittedAt: 0,
  mayRate: true,
  why: null,
  rated: false,
  lengths: {
    claim: '二十四小时',
    urgent: '一小时',
    rate: days,
    rateReplace: days,
    rateWindowAfterClose: '三十天',
    residentReopen: '三十天',
  },
})

test.each([
  ['七天', 5, '照本人的意思评，七天里还能改'],
  ['十天', 5, '照本人的意思评，十天里还能改'],
  ['七天', 2, '先不结单，七天里村里会再看，要返工找网格员'],
  ['十天', 2, '先不结单，十天里村里会再看，要返工找网格员'],
])(
  '%s, score %i',
  async (days, value, note) => {
    const { page } = await onPage<Slip>(() => import('./slip'))
    page.open(order(days))
    expect(page.data).toMatchObject({ after: '', filling: { lack: '还差“满意不满意”没选' } })
    page.score({ detail: { value } })
    expect(page.data).toMatchObject({ after: note, filling: { lack: '' } })
  },
  60_000,
)
