import { beforeEach, describe, expect, it } from 'vitest'
import { fakePhone, type FakePhone } from './fake-phone.test.helper'
import { flush, press } from './offline-queue'
import { dropSlip, slips } from './slips'

let phone: FakePhone
const forSomebody = (key: string) => ({
  key,
  route: 'ticket.submit' as const,
  ask: { key, input: { onBehalfOf: 'p1' } },
  files: [],
  title: '取药',
})
const answered = (no: string, slip: string) => ({
  ok: true as const,
  data: { ticket: { ticket: { id: `t-${no}` } }, message: '交上去了', slip, no },
})

describe('the slip of an order made for somebody', () => {
  beforeEach(() => {
    phone = fakePhone()
  })

  it('stays in the phone until it was copied', async () => {
    phone.answer = () => answered('LX26-0001', '48271936')
    await press(forSomebody('k1'))
    expect(slips()).toMatchObject([{ ticketId: 't-LX26-0001', no: 'LX26-0001', slip: '48271936' }])
    dropSlip('LX26-0001')
    expect(slips()).toEqual([])
  })

  it('is kept, too, when the order goes by itself after the signal came back', async () => {
    phone.online = false
    await press(forSomebody('k2'))
    phone.online = true
    phone.answer = () => answered('LX26-0002', '00000007')
    await flush()
    expect(slips()).toMatchObject([{ no: 'LX26-0002', slip: '00000007' }])
  })

  it('is one slip, however often the same order is answered', async () => {
    phone.answer = () => answered('LX26-0003', '48271936')
    await press(forSomebody('k3'))
    await press(forSomebody('k3'))
    expect(slips()).toHaveLength(1)
  })

  it('is not there for one’s own order', async () => {
    await press({ ...forSomebody('k4'), ask: { key: 'k4', input: {} } })
    expect(slips()).toEqual([])
  })
})
