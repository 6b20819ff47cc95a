/** Honours through the real functions: nominated, agreed, on the notice, voted, shown, taken back; raced and repeated. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { PEOPLE } from './seeded'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const CHEN = 'h_n1_chen'
const nominate = (
  kind: 'filial' | 'helpful' | 'customs' | 'learning' | 'enterprise' | 'starred' | 'goodInLaw',
  key = tap(),
) => county.ok('zhou', 'honour.nominate', { kind, householdId: CHEN, text: '帮邻居看了半年门', key })
const jobs = () => county.cloud.trigger('jobs', 'minute')

// Five a month are enough for one person; the tests need more of them.
afterEach(() => county.cloud.store.remove('quotas', 'zhou:nominate'))

describe('honours', () => {
  it('one goes from a neighbour’s word to the wall, with the votes on record, and comes down when the household says so', async () => {
    const { honour } = await nominate('helpful')
    expect(honour).toMatchObject({ state: 'nominated', text: '帮邻居看了半年门' })
    await county.ok('chen', 'honour.consent', { id: honour.id, consent: true, key: tap() })
    await county.cloud.advance(days(4))
    await jobs()
    expect(
      (await county.ok('yang', 'honour.vote', { id: honour.id, agree: true, key: tap() })).honour,
    ).toMatchObject({ state: 'deciding', votes: [] })
    const { honour: awarded } = await county.ok('liu', 'honour.vote', {
      id: honour.id,
      agree: true,
      key: tap(),
    })
    expect(awarded.state).toBe('awarded')
    expect(awarded.votes.map(vote => vote.byName).sort()).toEqual(['刘长海', '杨秀芝'])
    const shown = await county.ok('tan', 'honour.list', { list: 'shown' })
    expect(shown.items.map(one => one.id)).toContain(honour.id)
    await county.ok('chen', 'honour.consent', { id: honour.id, consent: false, key: tap() })
    expect((await county.ok('tan', 'honour.list', { list: 'shown' })).items.map(one => one.id)).not.toContain(
      honour.id,
    )
  })

  it('the same nomination sent three times is one, and a second neighbour hears that it is there', async () => {
    const key = tap()
    const answers = await Promise.all([1, 2, 3].map(() => nominate('filial', key)))
    expect(new Set(answers.map(({ honour }) => honour.id)).size).toBe(1)
    expect(county.all('honours').filter(doc => doc.honour.kind === 'filial')).toHaveLength(1)
    expect(
      await county.as('tan', 'honour.nominate', {
        kind: 'filial',
        householdId: CHEN,
        text: '孝顺',
        key: tap(),
      }),
    ).toMatchObject({ ok: false, code: 'HONOUR_ONCE' })
  })

  it('two neighbours at the same moment: one nomination, and the other hears that it is there', async () => {
    const form = { kind: 'goodInLaw', householdId: 'h_n2_tan', text: '待老人好' } as const
    const answers = await Promise.all(
      (['zhou', 'wang'] as const).map(who => county.as(who, 'honour.nominate', { ...form, key: tap() })),
    )
    expect(answers.map(one => (one.ok ? 'made' : one.code)).sort()).toEqual(['HONOUR_ONCE', 'made'])
    const [made, ...more] = county.all('honours').filter(doc => doc.householdId === 'h_n2_tan')
    expect(more).toEqual([])
    // What came to nothing counts for nobody.
    const counted = ['zhou', 'wang'].flatMap(who =>
      county.all('quotas').filter(one => one._id === `${who}:nominate`),
    )
    expect(counted.map(one => one._id)).toEqual([`${made?.honour.nominatedBy ?? ''}:nominate`])
  })

  it('before the household agrees nobody else in the village can open it or find it in a list', async () => {
    const { honour } = await nominate('customs')
    expect(await county.as('tan', 'honour.open', { id: honour.id })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
    expect(
      await county.as('tan', 'honour.consent', { id: honour.id, consent: true, key: tap() }),
    ).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    for (const list of ['shown', 'notice', 'mine'] as const)
      expect((await county.ok('tan', 'honour.list', { list })).items.map(one => one.id)).not.toContain(
        honour.id,
      )
  })

  it('an objection is read by the committee and its writer only, and holds the decision until it is answered', async () => {
    const {
      honour: { id },
    } = await nominate('learning')
    await county.ok('chen', 'honour.consent', { id, consent: true, key: tap() })
    await county.ok('tan', 'honour.object', { id, reason: '那是她女儿做的', key: tap() })
    expect((await county.ok('wang', 'honour.open', { id })).objections).toEqual([])
    const [open] = (await county.ok('yang', 'honour.open', { id })).objections
    expect(open?.reason).toBe('那是她女儿做的')
    expect(open?.id, 'nothing tells the committee whose it is').not.toContain('tan')
    await county.cloud.advance(days(4))
    await jobs()
    expect(county.doc('honours', id).state).toBe('notice')
    const { honour } = await county.ok('yang', 'honour.answer', {
      id,
      objectionId: open?.id ?? '',
      upheld: false,
      reason: '问过，是她自己',
      key: tap(),
    })
    expect(honour.state).toBe('deciding')
    expect(honour.history).toMatchObject([
      { who: '您', text: '答复：意见不成立' },
      { who: null, text: '有人提了意见' },
      { who: null, text: '这户点了头' },
      { who: null, text: '推荐' },
    ])
    const [answered, objected] = (await county.ok('wang', 'honour.open', { id })).history
    expect(answered?.who).toBe(PEOPLE.yang.name)
    expect(objected?.who).toBeNull()
  })

  it('where the village’s only supervisor lives there or objected, the town answers and votes: nothing hangs', async () => {
    const liu = county.doc('people', 'liu')
    county.cloud.store.put('people', { ...liu, posts: [], postKeys: [] })
    const {
      honour: { id },
    } = await county.ok('zhou', 'honour.nominate', {
      kind: 'learning',
      householdId: 'h_n2_yang',
      text: '家里办了个小书屋',
      key: tap(),
    })
    await county.ok('yang', 'honour.consent', { id, consent: true, key: tap() })
    await county.ok('tan', 'honour.object', { id, reason: '书屋早关了', key: tap() })
    expect(
      (await county.ok('zhao', 'honour.list', { list: 'toDecide', villageId: 'v1' })).items,
    ).toContainEqual(expect.objectContaining({ id, can: ['answer', 'standAside'] }))
    const objectionId = county.doc('honours', id).honour.objections[0]?.id ?? ''
    expect(
      await county.as('yang', 'honour.answer', {
        id,
        objectionId,
        upheld: false,
        reason: '没关',
        key: tap(),
      }),
    ).toMatchObject({ ok: false, code: 'NOT_YOURSELF' })
    await county.ok('zhao', 'honour.answer', {
      id,
      objectionId,
      upheld: false,
      reason: '去看过，开着',
      key: tap(),
    })
    await county.cloud.advance(days(4))
    await jobs()
    await county.ok('zhao', 'honour.vote', { id, agree: true, key: tap() })
    expect(county.doc('honours', id).honour.votes).toMatchObject([{ by: 'zhao' }])
    county.cloud.store.put('people', liu)
  })

  it('both supervisors press at once: both votes count', async () => {
    const {
      honour: { id },
    } = await nominate('enterprise')
    await county.ok('chen', 'honour.consent', { id, consent: true, key: tap() })
    await county.cloud.advance(days(4))
    await jobs()
    const votes = await Promise.all([
      county.as('yang', 'honour.vote', { id, agree: true, key: tap() }),
      county.as('liu', 'honour.vote', { id, agree: true, key: tap() }),
    ])
    expect(votes.every(one => one.ok)).toBe(true)
    expect(county.doc('honours', id).honour).toMatchObject({
      stage: { state: 'awarded', shown: true },
    })
    expect(county.doc('honours', id).honour.votes).toHaveLength(2)
  })

  it('a household that never answers has not agreed', async () => {
    const {
      honour: { id },
    } = await nominate('goodInLaw')
    await county.cloud.advance(days(17))
    await jobs()
    expect(county.doc('honours', id).state).toBe('declined')
  })

  it('doubtful words wait for a person: a neighbour reads none of them until then', async () => {
    const refused = await county.as('zhou', 'honour.nominate', {
      kind: 'starred',
      householdId: CHEN,
      text: '违规测试的话',
      key: tap(),
    })
    expect(refused).toMatchObject({ ok: false, code: 'TEXT_RISKY' })
    const {
      honour: { id },
    } = await county.ok('zhou', 'honour.nominate', {
      kind: 'starred',
      householdId: CHEN,
      text: '违规测试的话',
      humanCheck: true,
      key: tap(),
    })
    await county.ok('chen', 'honour.consent', { id, consent: true, key: tap() })
    expect((await county.ok('tan', 'honour.open', { id })).text).toBeNull()
    const [waiting] = (await county.ok('he', 'desk.reviews', {})).items.filter(one => one.about.id === id)
    await county.ok('he', 'desk.review', { id: waiting?.id ?? '', pass: true, key: tap() })
    expect((await county.ok('tan', 'honour.open', { id })).text).toBe('违规测试的话')
  })
})

describe('who hears of it, and who decides', () => {
  it('the household is told when it is put forward, when somebody says yes for it, and how it ended; no name travels', async () => {
    const {
      honour: { id },
    } = await county.ok('zhou', 'honour.nominate', {
      kind: 'filial',
      householdId: 'h_n2_tan',
      text: '周福生亲眼看见',
      key: tap(),
    })
    const told = () => [
      ...new Set(county.all('sends').flatMap(send => (send.about.id === id ? [send.message] : []))),
    ]
    expect(told()).toEqual(['有人推荐您家评尊老爱幼户，愿不愿意，点开说一声。'])
    expect(await county.as('gao', 'honour.consent', { id, consent: true, key: tap() })).toMatchObject({
      code: 'NEEDS_CONSENT',
      field: 'words',
    })
    await county.ok('gao', 'honour.consent', { id, consent: true, words: '上门问的，愿意', key: tap() })
    expect(county.doc('ticket_words', `${id}:000002`)).toMatchObject({
      words: { consent: '上门问的，愿意' },
      owner: null,
    })
    expect(told()).toHaveLength(2)
    await county.cloud.advance(days(4))
    await jobs()
    for (const who of ['yang', 'liu'] as const)
      await county.as(who, 'honour.vote', { id, agree: true, key: tap() })
    expect(told().sort()).toEqual([
      '尊老爱幼户公示期满，请您来评。',
      '您家评上了尊老爱幼户，晒在村里；不想晒随时能收回。',
      '您家评尊老爱幼户，记下了您家同意，公示三天。不同意随时能收回。',
      '有人推荐您家评尊老爱幼户，愿不愿意，点开说一声。',
    ])
    expect(told().join()).not.toMatch(/周福生|高明月|亲眼/)
  })

  it('who put a household forward has no voice in the decision; the town joins where the village is left with one', async () => {
    const {
      honour: { id },
    } = await county.ok('yang', 'honour.nominate', {
      kind: 'customs',
      householdId: 'h_n2_tan',
      text: '红事新办',
      key: tap(),
    })
    await county.ok('tan', 'honour.consent', { id, consent: true, key: tap() })
    await county.cloud.advance(days(4))
    await jobs()
    expect(await county.as('yang', 'honour.vote', { id, agree: true, key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_YOURSELF',
    })
    expect((await county.ok('liu', 'honour.vote', { id, agree: true, key: tap() })).honour.state).toBe(
      'deciding',
    )
    expect((await county.ok('zhao', 'honour.vote', { id, agree: true, key: tap() })).honour.state).toBe(
      'awarded',
    )
  })
})

describe('told until it is done', () => {
  const onNotice = async (kind: 'filial' | 'helpful' | 'customs' | 'learning', householdId: string) => {
    const { honour } = await county.ok('zhou', 'honour.nominate', {
      kind,
      householdId,
      text: '邻里都知道',
      key: tap(),
    })
    const [, , who = ''] = householdId.split('_')
    await county.ok(who as 'gao', 'honour.consent', { id: honour.id, consent: true, key: tap() })
    return honour.id
  }
  const newsAbout = async (who: 'yang' | 'liu' | 'li' | 'zhao', id: string) =>
    (await county.ok(who, 'me.news', {})).items.flatMap(one =>
      one.about.id === id ? [[one.message, one.todo]] : [],
    )
  // Nobody whose objections were rejected twice before: theirs would need a second household.
  const objects = async (id: string, who: 'wang' | 'li') => {
    await county.ok(who, 'honour.object', { id, reason: '没见着', key: tap() })
    return county.doc('honours', id).honour.objections[0]?.id ?? ''
  }
  const answer = (who: 'yang' | 'zhao', id: string, objectionId: string, upheld: boolean) =>
    county.as(who, 'honour.answer', { id, objectionId, upheld, reason: '问过了', key: tap() })

  it('what the committee is asked stays until one of them has answered, then it goes for all', async () => {
    const id = await onNotice('helpful', 'h_n2_gao')
    const objectionId = await objects(id, 'wang')
    const asked = ['热心公益户公示有一条意见，请您答复。', true]
    expect([await newsAbout('yang', id), await newsAbout('liu', id)]).toEqual([[asked], [asked]])
    expect(await answer('yang', id, objectionId, false)).toMatchObject({ ok: true })
    expect([await newsAbout('yang', id), await newsAbout('liu', id)]).toEqual([[], []])
    await county.cloud.advance(days(4))
    await jobs()
    await jobs()
    const vote = ['热心公益户公示期满，请您来评。', true]
    expect([await newsAbout('yang', id), await newsAbout('liu', id)]).toEqual([[vote], [vote]])
    await county.ok('yang', 'honour.vote', { id, agree: true, key: tap() })
    expect([await newsAbout('yang', id), await newsAbout('liu', id)]).toEqual([[], [vote]])
  })

  it('anyone who objected opens what they are told of, also when it is over', async () => {
    const id = await onNotice('filial', 'h_n2_gao')
    const objectionId = await objects(id, 'li')
    await answer('yang', id, objectionId, true)
    expect(await newsAbout('li', id)).toEqual([['尊老爱幼户公示，您提的意见有了答复，点开看看。', false]])
    expect((await county.ok('li', 'honour.open', { id })).objections).toMatchObject([
      { mine: true, answer: { upheld: true, reason: '问过了' } },
    ])
    expect(await county.as('luo', 'honour.open', { id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('the town opens and answers what nobody answered for fifteen days, and nothing before that', async () => {
    const id = await onNotice('customs', 'h_n2_gao')
    const objectionId = await objects(id, 'wang')
    await county.cloud.advance(days(14))
    await jobs()
    expect(await answer('zhao', id, objectionId, false)).toMatchObject({ code: 'NOT_FOUND' })
    await county.cloud.advance(days(2))
    await jobs()
    await jobs()
    expect(await newsAbout('zhao', id)).toEqual([
      ['移风易俗户公示有一条意见，监委会十五天没有答复，请镇里答复。', true],
    ])
    expect((await county.ok('zhao', 'honour.list', { list: 'toDecide' })).items.map(one => one.id)).toContain(
      id,
    )
    expect((await county.ok('zhao', 'honour.open', { id })).objections).toMatchObject([{ reason: '没见着' }])
    expect(await answer('zhao', id, objectionId, false)).toMatchObject({
      ok: true,
      data: { honour: { state: 'deciding' }, message: '答复了，照常往下走。' },
    })
  })

  it('four objections of one person at the same moment: three are kept', async () => {
    const ids = await Promise.all(
      (['filial', 'helpful', 'customs', 'learning'] as const).map(kind => onNotice(kind, 'h_n1_liu')),
    )
    const answers = await Promise.all(
      ids.map(id => county.as('li', 'honour.object', { id, reason: '没见着', key: tap() })),
    )
    expect(answers.filter(one => one.ok)).toHaveLength(3)
    expect(answers.find(one => !one.ok)).toMatchObject({ code: 'OBJECTIONS_OPEN' })
    const kept = ids.flatMap(id => county.doc('honours', id).honour.objections)
    expect(kept).toHaveLength(3)
    expect(county.doc('objectors', 'li').made.map(one => one.id)).toEqual(
      expect.arrayContaining(kept.map(one => one.id)),
    )
  })
})
