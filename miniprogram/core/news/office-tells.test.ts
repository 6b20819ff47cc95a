/** Who hears of what happens to offices, to households and to complaints: written out by hand, every row. */
import { expect, test } from 'vitest'
import { IN_OFFICE, officeTell, type OfficeTell } from './office-tells'

const row = ({ who, how, template, page }: OfficeTell) => `${who} ${how} ${template} ${page}`

test('of offices: anyone who is above, or the desk, in the app; what is urgent at once', () => {
  const ended = { name: '李春梅', post: '网格员', held: 0 }
  const empty = { village: '柳溪村', waiting: 3, urgent: false }
  expect(row(officeTell('PostEnded', ended))).toBe('levelAbove badge returned inbox')
  expect(row(officeTell('DeskEmpty', empty))).toBe('levelAbove badge newOrder inbox')
  expect(row(officeTell('DeskEmpty', { ...empty, urgent: true }))).toBe('levelAbove now newOrder inbox')
  expect(row(officeTell('NotReached', { urgent: false }))).toBe('desk badge newOrder reached')
  expect(row(officeTell('NotReached', { urgent: true }))).toBe('desk now newOrder reached')
  expect(row(officeTell('CalendarMissing', { year: 2027 }))).toBe('desk badge newOrder inbox')
  expect(row(officeTell('PostConfirmed', { name: '李某', by: '赵敏' }))).toBe('levelAbove badge points joins')
  expect(row(officeTell('CodesGuessed', { where: '柳溪村' }))).toBe('town message newOrder joins')
})

test('of who looks at unusually many people: the town, by message, with whom to ask', () => {
  const many = officeTell('ManyRead', { name: '何晓雯', people: 30 })
  expect(row(many)).toBe('town message newOrder inbox')
  expect(many.message).toBe(
    '何晓雯今天已经看了 30 个人的电话或原话，比平常多得多，请问一问。每个被看的人都看得到是谁、为什么看。',
  )
})

test('how much waits is said where something does', () => {
  const held = (n: number) => officeTell('PostEnded', { name: '李春梅', post: '网格员', held: n }).message
  expect([held(0), held(1)]).toEqual([
    '李春梅的网格员到期了。要接着干，请县里补上。',
    '李春梅的网格员到期了，手上 1 件正在重新派。要接着干，请县里补上。',
  ])
  const waiting = (n: number) =>
    officeTell('DeskEmpty', { village: '柳溪村', waiting: n, urgent: false }).message
  expect([waiting(0), waiting(1), waiting(99), waiting(100)]).toEqual([
    '柳溪村派单台没有人在岗，先由您派。',
    '柳溪村派单台没有人在岗，1 件等您派。',
    '柳溪村派单台没有人在岗，99 件等您派。',
    '柳溪村派单台没有人在岗，99+ 件等您派。',
  ])
})

test('of who belongs to a household: the household, by message', () => {
  const household = 'household message points household'
  const met = { name: '陈某', by: '赵敏' }
  expect(row(officeTell('MemberJoined', { name: '陈某' }))).toBe(household)
  expect(row(officeTell('MemberLeft', { name: '陈某' }))).toBe(household)
  expect(row(officeTell('AccountChanged', met))).toBe(household)
  expect(row(officeTell('SelvesJoined', met))).toBe(household)
  expect(row(officeTell('TakenOut', {}))).toBe('person message points household')
})

test('of who asks to join: anyone who may say yes; what needs a face is not hurried', () => {
  const asked = (what: Parameters<typeof officeTell<'JoinAsked'>>[1]['asked']) =>
    officeTell('JoinAsked', { name: '陈某', asked: what })
  expect(row(asked('newcomer'))).toBe('answerers message points joins')
  expect((['listed', 'move', 'account', 'post'] as const).map(what => asked(what).how)).toEqual([
    'message',
    'message',
    'badge',
    'badge',
  ])
  expect(asked('account').message).toBe('陈某 换了微信，等您当面核对。')
  expect(asked('move').message).toContain('陈某 想搬到这一户来')
})

test('of the answer: who asked, a yes and a no', () => {
  const answered = (yes: boolean) => officeTell('JoinAnswered', { asked: 'listed', yes })
  expect(row(answered(true))).toBe('person message points household')
  expect(answered(true).message).toBe('登记好了。以前替您点的单，也在「我的单」里。')
  expect(answered(false).message).toContain('您想登记的那一户没有同意')
})

test('of posts from a file: the level above, the first five by name', () => {
  const told = (given: string[], taken: string[]) => officeTell('PostsFromFile', { by: '县里', given, taken })
  expect(row(told([], []))).toBe('levelAbove badge points joins')
  expect(told([], []).message).toBe('县里收了一份名册。')
  expect(told(['甲', '乙'], ['丙']).message).toBe('县里收了一份名册。新任 2 人：甲、乙。离任 1 人：丙。')
  expect(told(['甲', '乙', '丙', '丁', '戊'], []).message).toBe(
    '县里收了一份名册。新任 5 人：甲、乙、丙、丁、戊。',
  )
  expect(told(['甲', '乙', '丙', '丁', '戊', '己'], []).message).toBe(
    '县里收了一份名册。新任 6 人：甲、乙、丙、丁、戊等。',
  )
})

test('of posts given by an office: the person, the level above; a proposal goes to the person who may agree', () => {
  const facts = { name: '李春梅', post: '三组 2 格网格员', by: '何晓雯' }
  expect(row(officeTell('PostGivenBelow', facts))).toBe('levelAbove badge points joins')
  expect(row(officeTell('PostTakenBelow', facts))).toBe('levelAbove badge points joins')
  expect(row(officeTell('PostProposed', facts))).toBe('levelAbove message points posts')
  expect(row(officeTell('PostAnswered', { ...facts, yes: true }))).toBe('official message points posts')
  expect([
    officeTell('PostGivenBelow', facts).message,
    officeTell('PostTakenBelow', facts).message,
    officeTell('PostProposed', facts).message,
    officeTell('PostAnswered', { ...facts, yes: true }).message,
    officeTell('PostAnswered', { ...facts, yes: false }).message,
  ]).toEqual([
    '何晓雯定了李春梅任三组 2 格网格员。',
    '何晓雯定了李春梅不再任三组 2 格网格员。',
    '何晓雯提了李春梅任三组 2 格网格员，等您点头。',
    '何晓雯同意了李春梅任三组 2 格网格员。',
    '何晓雯没有同意李春梅任三组 2 格网格员。',
  ])
})

test('of what they asked for in an office: nobody who has left it hears the answer', () => {
  const answered = officeTell('ExportAnswered', { village: '柳溪村', by: '赵敏', yes: false })
  expect(row(answered)).toBe('official message points exports')
  expect(row(officeTell('RegroupingDropped', { grid: '三组 2 格', why: '有单在办。' }))).toBe(
    'official badge returned inbox',
  )
  expect([IN_OFFICE.official, IN_OFFICE.person]).toEqual([true, false])
})

test('of grids that were split or merged: the households, who looks after them now, who did before', () => {
  const moved = { from: '三组 2 格', grid: '三组 5 格', households: 11 }
  const household = (holders: string[]) => officeTell('GridOfHousehold', { grid: '三组 5 格', holders })
  expect(row(household([]))).toBe('household badge points household')
  expect([household([]).message, household(['李春梅']).message]).toEqual([
    '网格调整，您家归到三组 5 格了。',
    '网格调整，您家归到三组 5 格了，网格员是李春梅。',
  ])
  expect(row(officeTell('HouseholdsCame', { ...moved, orders: 4 }))).toBe('person message newOrder today')
  expect([0, 4].map(orders => officeTell('HouseholdsCame', { ...moved, orders }).message)).toEqual([
    '三组 2 格的 11 户归到三组 5 格，由您照看。',
    '三组 2 格的 11 户归到三组 5 格，由您照看，4 件在办的单也跟着过来。',
  ])
  expect(row(officeTell('HouseholdsWent', moved))).toBe('person badge returned today')
  expect(officeTell('HouseholdsWent', moved).message).toBe(
    '三组 2 格的 11 户归到三组 5 格了。您答应过日子的单，还是您办。',
  )
})
