/** A stored shape that changed without a new version is found. */
import { expect, it } from 'vitest'
import { brokenPromises } from './shapes'
import type { Line } from './stored'

const kept: Line[] = [
  ['tickets', { _id: 't1', v: 1, no: 'LX1', stage: { state: 'claimed', holder: 'li' }, rounds: [{ at: 1 }] }],
  ['tickets', { _id: 't2', v: 1, no: 'LX2', stage: { state: 'closed' }, rounds: [], takenOut: null }],
]
const of = (doc: object): string[] => brokenPromises(kept, [['tickets', { _id: 't3', v: 1, ...doc }]])

it.each<[string, object, string[]]>([
  ['the same', { no: 'LX3', stage: { state: 'closed' }, rounds: [] }, []],
  ['a field that came', { no: 'LX3', stage: { state: 'closed' }, rounds: [], more: 1 }, []],
  ['what stood in some only', { no: 'LX3', stage: { state: 'claimed', holder: 'wang' }, rounds: [] }, []],
  ['null', { no: null, stage: { state: 'closed' }, rounds: [] }, []],
  ['a field that is gone', { stage: { state: 'closed' }, rounds: [] }, ['tickets v1: no is gone']],
  [
    'one that is called otherwise',
    { number: 'LX3', stage: { state: 'closed' }, rounds: [] },
    ['tickets v1: no is gone'],
  ],
  ['one inside', { no: 'LX3', stage: {}, rounds: [] }, ['tickets v1: stage.state is gone']],
  ['another kind', { no: 3, stage: { state: 'closed' }, rounds: [] }, ['tickets v1: no is number']],
  [
    'another kind in a list',
    { no: 'LX3', stage: { state: 'closed' }, rounds: [{ at: '1' }] },
    ['tickets v1: rounds[].at is string'],
  ],
  [
    'what was null before may be anything',
    { no: 'LX3', stage: { state: 'closed' }, rounds: [], takenOut: 5 },
    [],
  ],
  ['another version says so itself', { v: 2 }, []],
])('%s', (_, doc, faults) => {
  expect(of(doc)).toEqual(faults)
})
