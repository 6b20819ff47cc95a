import { ONE_REGISTRATION } from '../../labels'
import { beside } from '../kit'

/** Two entries of one human became one (docs/adr/0112): what they wrote is the listed person's from now on. Nobody presses it. */
export const selfJoined = beside('SelfJoined')({
  label: ONE_REGISTRATION,
  evolve: ({ stage, by }, { from, into }) => ({ stage, record: { by: by === from ? into : by } }),
  message: '',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '',
})
