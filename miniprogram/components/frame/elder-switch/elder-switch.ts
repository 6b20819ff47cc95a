import { elderBehavior, isElder, setElder } from '../../../utils/elder'

/** 大字: makes everything larger, and back. */
export default Component({
  behaviors: [elderBehavior],
  methods: {
    toggle() {
      setElder(!isElder())
    },
  },
})
