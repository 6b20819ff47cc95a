import type { SubCategory } from './policy'

const infrastructure = { category: 'infrastructure', track: 1, needsPhoto: true, unit: 'days' } as const
const policy = { category: 'policy', track: 1, needsPhoto: false, unit: 'days' } as const
const livelihood = { category: 'livelihood', track: 1, needsPhoto: false, unit: 'days' } as const
// Anyone who quarrels comes to two sides at least, hence ★★; on ★★★ the mediation limit holds.
const dispute = {
  category: 'dispute',
  track: 2,
  needsPhoto: false,
  unit: 'days',
  statute: 'mediation',
} as const

/** The sub-categories a county starts with; it may change every line. */
export const defaultSubs: readonly SubCategory[] = [
  { ...infrastructure, id: 'lamp', words: '路灯' },
  { ...infrastructure, id: 'road', words: '道路桥梁', track: 2 },
  { ...infrastructure, id: 'ditch', words: '水沟渠道' },
  { ...infrastructure, id: 'water', words: '用水', days: 3 },
  { ...infrastructure, id: 'power', words: '用电', days: 3 },
  { ...infrastructure, id: 'toilet', words: '公厕' },
  { ...infrastructure, id: 'rubbish', words: '垃圾污水' },
  { ...infrastructure, id: 'network', words: '电视网络' },
  { ...infrastructure, id: 'infrastructureOther', words: '别的设施' },

  { ...policy, id: 'lowIncome', words: '低保救助', track: 2 },
  { ...policy, id: 'medicalInsurance', words: '医保' },
  { ...policy, id: 'pension', words: '养老' },
  { ...policy, id: 'homestead', words: '宅基地建房', track: 2 },
  { ...policy, id: 'farmSubsidy', words: '种田补贴' },
  { ...policy, id: 'disability', words: '残疾人补贴' },
  { ...policy, id: 'policyOther', words: '别的政策' },

  // Certificates are stamped by offices, and offices are closed on days off.
  { ...livelihood, id: 'certificate', words: '办证', unit: 'workdays' },
  { ...livelihood, id: 'errand', words: '代办跑腿' },
  { ...livelihood, id: 'job', words: '就业', track: 2 },
  { ...livelihood, id: 'doctor', words: '就医' },
  { ...livelihood, id: 'ride', words: '接送' },
  { ...livelihood, id: 'homeHelp', words: '上门照料' },
  { ...livelihood, id: 'livelihoodOther', words: '别的难处' },

  { ...dispute, id: 'neighbour', words: '邻里' },
  { ...dispute, id: 'family', words: '家庭婚姻' },
  { ...dispute, id: 'land', words: '土地山林', track: 3 },
  { ...dispute, id: 'labour', words: '劳务工钱', track: 3 },
  { ...dispute, id: 'debt', words: '借钱还钱' },
  { ...dispute, id: 'damage', words: '损坏赔偿' },
  { ...dispute, id: 'disputeOther', words: '别的纠纷' },
]
