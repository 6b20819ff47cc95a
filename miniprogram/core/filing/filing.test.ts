import { describe, expect, test } from 'vitest'
import { defaultRules } from '../clock/defaults'
import { subOf, subsOf } from '../clock/policy'
import { filedAs, pictureOf, type Picture } from './pictures'
import { likelySub } from './words'

const SUBS = defaultRules.subs
const ORDINARY = SUBS.filter(({ category }) => category !== 'dispute')
const QUARRELS = subsOf(defaultRules, 'dispute')

test.each<[Picture, string, string]>([
  ['lamp', 'infrastructure', 'lamp'],
  ['road', 'infrastructure', 'road'],
  ['water', 'infrastructure', 'water'],
  ['power', 'infrastructure', 'power'],
  ['rubbish', 'infrastructure', 'rubbish'],
  ['paper', 'livelihood', 'certificate'],
  ['help', 'livelihood', 'errand'],
  ['other', 'livelihood', 'undecided'],
])('the picture %s is filed as %s, %s', (picture, category, sub) => {
  expect(filedAs(picture, SUBS)).toMatchObject({ category, id: sub })
})

test('a picture whose kind a county took out is left to the desk', () => {
  expect(
    filedAs(
      'lamp',
      SUBS.filter(({ id }) => id !== 'lamp'),
    ).id,
  ).toBe('undecided')
  expect(subOf(defaultRules, 'undecided')).toMatchObject({ label: '别的事', track: 1, needsPhoto: false })
})

test('a filed order finds its picture again, where it has one', () => {
  expect([pictureOf('certificate'), pictureOf('lamp'), pictureOf('ditch'), pictureOf('undecided')]).toEqual([
    'paper',
    'lamp',
    null,
    null,
  ])
})

describe('what a villager says', () => {
  test.each([
    ['桥头往东第三盏路灯不亮', 'lamp'],
    ['晒场边上的灯坏了，晚上看不见', 'lamp'],
    ['太阳能灯一闪一闪的', 'lamp'],
    ['村口那段水泥路面全是坑', 'road'],
    ['桥上的护栏松了，小孩在那玩', 'road'],
    ['下雨塌方，路堵了半边', 'road'],
    ['三组的水渠堵了，水放不下来', 'ditch'],
    ['屋后的沟让树叶堵死了', 'ditch'],
    ['一下雨院子就淹', 'ditch'],
    ['自来水浑，带泥沙', 'water'],
    ['我们这边停水两天了', 'water'],
    ['水表坏了，一直转', 'water'],
    ['昨天半夜停电，到现在没来', 'power'],
    ['电线垂下来快碰到头了', 'power'],
    ['一开空调就跳闸', 'power'],
    ['公厕没人打扫', 'toilet'],
    ['垃圾桶满了好几天没人收', 'rubbish'],
    ['养猪场的污水流到路上，臭得很', 'rubbish'],
    ['宽带断网三天了', 'network'],
    ['想问问低保怎么申请', 'lowIncome'],
    ['住院的钱医保能不能报销', 'medicalInsurance'],
    ['养老金这个月没到账', 'pension'],
    ['我家想翻修房子，宅基地要什么手续', 'homestead'],
    ['种粮的补贴啥时候发', 'farmSubsidy'],
    ['残疾证到期了怎么换', 'disability'],
    ['身份证丢了，要开个证明', 'certificate'],
    ['孙子落户要什么材料', 'certificate'],
    ['腿脚不好，想请人帮我买点药，捎回来', 'errand'],
    ['儿子想就近找活干', 'job'],
    ['想量血压，走不动路', 'doctor'],
    ['赶集那天能不能接送一下', 'ride'],
    ['隔壁老人独居，没人做饭照顾', 'homeHelp'],
  ])('%s', (text, sub) => expect(likelySub(text, ORDINARY)?.id).toBe(sub))

  test.each([
    ['邻居把院墙砌到我家这边来了', 'neighbour'],
    ['两口子天天吵着要离婚', 'family'],
    ['他家把地界往我这边挪了一垄', 'land'],
    ['包工头欠着工钱不给', 'labour'],
    ['借钱写了借条，两年了', 'debt'],
    ['拖拉机压坏了我家菜地，不肯赔', 'damage'],
  ])('of a quarrel: %s', (text, sub) => expect(likelySub(text, QUARRELS)?.id).toBe(sub))

  test.each(['谁家的狗跑到菜地里了', '停水又停电', '您好', ''])(
    'nothing, or two things alike, is left to the desk: “%s”',
    text => expect(likelySub(text, ORDINARY)).toBeNull(),
  )

  test('a kind a county made itself is found by its name', () => {
    const own = { id: 'sub31', label: '茶园灌溉' }
    expect(likelySub('茶园的管子裂了', [...ORDINARY, own])).toBe(own)
  })
})
