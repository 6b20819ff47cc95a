/** Who reads which step of a redemption: the household and its helper, as far as they open the page. */
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../people/role'
import type { RedemptionEvent } from '../events'
import { person } from '../../people/village.testing'
import {
  CANCELLED,
  COLLECTED,
  EXPIRED,
  former,
  HELPED,
  helper,
  keeper,
  neighbour,
  own,
  press,
  story,
  supervisor,
  town,
  UNTIL,
  at,
  type Step,
} from '../testing'
import { redemptionHistory } from './history'

const read = (steps: readonly Step[], actor: Actor): string[] => {
  const { here, events, now } = story(...steps)
  return redemptionHistory(here, events as RedemptionEvent[], { actor, now }).map(({ who, text }) =>
    [who, text].filter(Boolean).join(' '),
  )
}
const family = person('mei', { householdId: 'h1' })

describe('the history of a redemption', () => {
  it('is read from the newest back: the reader, who did it in office, never which of the family', () => {
    expect(read(COLLECTED, own)).toEqual(['名sun 凭码发了货', '您 换了'])
    expect(read(COLLECTED, family)).toEqual(['名sun 凭码发了货', '换了'])
    expect(read(CANCELLED, family)).toEqual(['不换了', '换了'])
    expect(read(CANCELLED, own)).toEqual(['您 不换了', '您 换了'])
    expect(read(EXPIRED, own)).toEqual(['过了 15 天没来拿', '您 换了'])
  })

  it('of what was redeemed for a household names the helper, to both, and who handed it over in person', () => {
    const fetched = [...HELPED, press(keeper, 'handOut', { inPerson: true }, { shown: undefined })]
    expect(read(HELPED, own)).toEqual(['名li 代换了'])
    expect(read(fetched, own)).toEqual(['名sun 当面发了货', '名li 代换了'])
    expect(read(fetched, helper)).toEqual(['名sun 当面发了货', '您 代换了'])
  })

  it('is nobody else’s: no neighbour’s, no shop’s, no office’s, nor a former helper’s', () => {
    for (const reader of [neighbour, keeper, supervisor, town])
      expect(read(COLLECTED, reader), reader.id).toEqual([])
    expect(read([...HELPED, at(UNTIL)], former)).toEqual([])
  })
})
