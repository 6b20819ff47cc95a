/** The buttons: how each presses its verb. Written by scripts/generate.ts from the verbs, not by hand. */
import type { Press } from '../../process/way'
import type { PersonVerb } from '../commands'

export const PRESSES = {
  nominate: {
    verb: 'nominate',
    says: {},
    form: {
      title: '推荐',
      note: '先问这户愿不愿意。点了头公示三天，监委会再评。您的名字不写出来。',
      yes: '交上去',
      fields: [
        {
          name: 'kind',
          label: '评什么',
          type: 'pick',
          needed: true,
          items: [
            { value: 'filial', label: '尊老爱幼户' },
            { value: 'enterprise', label: '创业致富户' },
            { value: 'customs', label: '移风易俗户' },
            { value: 'learning', label: '文化教育户' },
            { value: 'helpful', label: '热心公益户' },
            { value: 'starred', label: '星级文明户' },
            { value: 'goodInLaw', label: '好媳妇' },
          ],
          means: {
            filial: '孝敬老人、疼爱孩子，左邻右舍看得见的。',
            enterprise: '凭本事把日子过红火，还肯带着大伙一起干的。',
            customs: '红事白事从简，不比排场、不收高礼的。',
            learning: '肯供孩子读书，家里爱学习、有文化的。',
            helpful: '村里的事、邻居的事，肯出力、肯帮忙的。',
            starred: '样样都过得去，一个季度评一回。',
            goodInLaw: '待公婆如爹娘，家里家外操持得好的。',
          },
        },
        { name: 'householdId', label: '是哪一家', type: 'household', needed: true },
        {
          name: 'text',
          label: '为什么推荐',
          type: 'text',
          needed: true,
          max: 300,
          hint: '做了什么，大伙怎么看见的',
        },
      ],
    },
  },
  yes: { verb: 'consent', says: { consent: true } },
  no: {
    verb: 'consent',
    says: { consent: false },
    dialog: { title: '不愿意评吗', words: '这一轮就到这里，不公示，也不评。', yes: '不愿意', no: '再想想' },
  },
  takeBack: {
    verb: 'consent',
    says: { consent: false },
    dialog: { title: '不评了吗', words: '这一轮就到这里，公示也撤下来。', yes: '不评了', no: '接着评' },
  },
  hide: { verb: 'consent', says: { consent: false } },
  show: { verb: 'consent', says: { consent: true } },
  agreed: {
    verb: 'consent',
    says: { consent: true },
    form: {
      title: '这户愿意',
      note: '当面问过、电话里问过，才替他们点。写的话跟这件事一起留着。',
      yes: '记下，愿意',
      fields: [
        {
          name: 'words',
          label: '怎么说的',
          type: 'text',
          needed: true,
          max: 60,
          hint: '比如：上门问的，问了本人',
          openers: [
            { value: '上门问的，', label: '上门问的' },
            { value: '电话里问的，', label: '电话里问的' },
          ],
        },
      ],
    },
  },
  declined: {
    verb: 'consent',
    says: { consent: false },
    form: {
      title: '这户不愿意',
      note: '这一轮就到这里，不公示，也不评。',
      yes: '记下，不愿意',
      fields: [
        {
          name: 'words',
          label: '怎么说的',
          type: 'text',
          needed: true,
          max: 60,
          hint: '比如：上门问的，问了本人',
          openers: [
            { value: '上门问的，', label: '上门问的' },
            { value: '电话里问的，', label: '电话里问的' },
          ],
        },
      ],
    },
  },
  object: {
    verb: 'object',
    says: {},
    form: {
      title: '我有意见',
      note: '交给监委会答复，答复了才往下走。不写您的名字，一户提一回。',
      yes: '交给监委会',
      fields: [
        {
          name: 'reason',
          label: '哪里不对',
          type: 'text',
          needed: true,
          max: 200,
          hint: '比如：那是她女儿做的',
        },
      ],
    },
  },
  answer: {
    verb: 'answer',
    says: {},
    form: {
      title: '答复意见',
      note: '答复写上您的名字。',
      yes: '答复',
      fields: [
        {
          name: 'upheld',
          label: '成不成立',
          type: 'yesNo',
          needed: true,
          items: [
            { value: 'yes', label: '意见成立' },
            { value: 'no', label: '意见不成立' },
          ],
          means: { yes: '这次不评。', no: '接着往下走。' },
        },
        {
          name: 'reason',
          label: '怎么核实的',
          type: 'text',
          needed: true,
          max: 200,
          hint: '比如：问了左右两家邻居',
        },
      ],
    },
  },
  agree: {
    verb: 'vote',
    says: { agree: true },
    dialog: { title: '投同意', words: '评完了写上您的名字。没评完之前，还能改。', yes: '同意', no: '再想想' },
  },
  against: {
    verb: 'vote',
    says: { agree: false },
    dialog: {
      title: '投不同意',
      words: '评完了写上您的名字。没评完之前，还能改。',
      yes: '不同意',
      no: '再想想',
    },
  },
  standAside: {
    verb: 'standAside',
    says: {},
    dialog: {
      title: '是亲戚，回避',
      words: '记下您回避了，投过的票不算，由其他几位来评。回避了不能再收回。',
      yes: '回避',
      no: '再想想',
    },
  },
} as const satisfies Record<string, Press<PersonVerb>>
