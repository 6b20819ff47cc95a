import { choice } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { verb } from '../../kit'
import { READERS } from '../../types'

/** The requester's own switch, at any time, at once. */
export const setReaders = verb('ReadersSet')({
  label: '谁能看这一单',
  pace: 'anyTime',
  way: { sheet: { note: '随时能改，改了马上算数', yes: '就这样' } },
  by: {
    submitted: ['requester'],
    dispatched: ['requester'],
    claimed: ['requester'],
    referred: ['requester'],
    resolved: ['requester'],
    closed: ['requester'],
    withdrawn: ['requester'],
    declined: ['requester'],
    merged: ['requester'],
  },
  to: ['same'],
  most: 20,
  // Closing it to others is never too often.
  free: ({ readers }) => readers === 'handlers',
  input: {
    readers: choice({
      label: '给谁看',
      of: READERS,
      required: 'BAD_INPUT',
      labels: { usual: '照平常的规矩', handlers: '只给经办的人', committee: '监委会也能看能评' },
      means: {
        usual:
          '派单台、经办的人、镇里看得到。派单台定成大事、小事的，监委会也看得到；矛盾、私事，监委会看不到。',
        handlers: '派单台、经办的人、镇里看得到，监委会和村里别的人都看不到，也不晒出来。',
        committee: '就算是矛盾、私事，监委会也看得到原话，能回访、能评。邻居还是看不到。',
      },
    }),
  },
  // A complaint about staff has no readers to choose: the town reads it, and nobody else.
  refuses: ({ aboutStaff }) => (aboutStaff ? refuse('NOT_NOW') : null),
  decide: (ticket, { readers }) => (readers === ticket.readers ? refuse('SAME_ALREADY') : { readers }),
  evolve: ({ stage }, { readers }) => ({ stage, record: { readers } }),
  message: ({ readers }) => SET[readers],
  words: { text: 'none', known: 'everyone' },
  board: 'running',
  phrase: null,
  tells: [],
  timeline: ({ readers = 'usual' }) => READ[readers],
})

const SET = {
  usual: '记下了，照平常的规矩给人看。',
  handlers: '记下了，只给经办的人看。',
  committee: '记下了，监委会也能看、能评。',
}
const READ = {
  usual: '照平常的规矩给人看',
  handlers: '只给经办的人看',
  committee: '请监委会也来看',
}
