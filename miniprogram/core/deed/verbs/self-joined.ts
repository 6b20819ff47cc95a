import { beside } from '../kit'
import { ONE_REGISTRATION } from '../../labels'

/** Two entries of one human became one (docs/adr/0112): it is the listed person's from now on. Nobody presses it. */
export const selfJoined = beside('SelfJoined')({
  label: ONE_REGISTRATION,
  evolve: ({ stage, reportedBy, objections }, { from, into }) => ({
    stage,
    record: {
      reportedBy: reportedBy === from ? into : reportedBy,
      objections: objections.map(one => (one.by === from ? { ...one, by: into } : one)),
    },
  }),
  message: '',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '',
})
