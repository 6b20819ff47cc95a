import { expect, test } from 'vitest'
import { defaultRules } from './defaults'
import { subsOf, type Category } from './policy'

/** Orders are stored with these: one that vanishes, or is called otherwise, leaves them without a kind. */
const STORED: Record<Category, string[]> = {
  infrastructure: [
    'lamp',
    'road',
    'ditch',
    'water',
    'power',
    'toilet',
    'rubbish',
    'network',
    'infrastructureOther',
  ],
  policy: [
    'lowIncome',
    'medicalInsurance',
    'pension',
    'homestead',
    'farmSubsidy',
    'disability',
    'policyOther',
  ],
  livelihood: ['certificate', 'errand', 'job', 'doctor', 'ride', 'homeHelp', 'livelihoodOther'],
  dispute: ['neighbour', 'family', 'land', 'labour', 'debt', 'damage', 'disputeOther'],
}

test.each(Object.entries(STORED) as [Category, string[]][])(
  'the kinds of %s that orders may have',
  (category, ids) => {
    expect(subsOf(defaultRules, category).map(({ id }) => id)).toEqual(ids)
  },
)
